import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const src = path.resolve(import.meta.dirname, '..');
const features = path.join(src, 'features');

/** Where each namespace's texts and code are. */
const namespaces = new Map<string, { locales: string; code: readonly string[] }>([
  [
    'app',
    {
      locales: path.join(src, 'app/locales'),
      code: [...codeIn(path.join(src, 'app')), ...codeIn(path.join(src, 'platform'))],
    },
  ],
  ...readdirSync(features).flatMap((name) => {
    const folder = path.join(features, name);
    if (!readdirSync(folder).includes('locales')) return [];
    return [[name, { locales: path.join(folder, 'locales'), code: codeIn(folder) }] as const];
  }),
]);

function codeIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));
}

/** The texts of a file by their full key, `panels.problems`. */
function textsOf(namespace: string, language: string): Map<string, string> {
  const file = path.join(namespaces.get(namespace)?.locales ?? '', `${language}.json`);
  const texts = new Map<string, string>();
  const collect = (value: unknown, key: string): void => {
    if (typeof value !== 'object' || value === null) texts.set(key, String(value));
    else {
      for (const [name, inner] of Object.entries(value)) {
        collect(inner, key === '' ? name : `${key}.${name}`);
      }
    }
  };
  collect(JSON.parse(readFileSync(file, 'utf8')), '');
  return texts;
}

const plural = /_(?:zero|one|two|few|many|other)$/;
const withoutPlural = (key: string): string => key.replace(plural, '');

/** What a text is completed with. */
function placesOf(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{\{\s*(\w+)/g), ([, name]) => name ?? ''))].sort();
}

/** The source of the first argument of each call of `t`. */
function firstArguments(code: string): string[] {
  return Array.from(code.matchAll(/(?<![\w.])t\(/g), (call) => {
    const start = call.index + call[0].length;
    let depth = 0;
    for (let at = start; at < code.length; at += 1) {
      const character = code[at] ?? '';
      if (depth === 0 && (character === ',' || character === ')')) return code.slice(start, at);
      if ('([{'.includes(character)) depth += 1;
      if (')]}'.includes(character)) depth -= 1;
    }
    return '';
  });
}

interface Use {
  readonly written: string;
  readonly matches: (key: string) => boolean;
}

/** The keys that an argument may come to: its literals, a place in a template standing for any. */
function usesIn(argument: string): Use[] {
  const literals = Array.from(argument.matchAll(/(?<!=== |!== )'([^']*)'/g), ([, key = '']) => ({
    written: key,
    matches: (known: string) => known === key,
  }));
  const templates = Array.from(argument.matchAll(/`([^`]*)`/g), ([, template = '']) => {
    const fixed = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
    const pattern = new RegExp(`^${fixed.join('[\\w-]+')}$`);
    return { written: template, matches: (known: string) => pattern.test(known) };
  });
  return [...literals, ...templates];
}

describe.each([...namespaces.keys()])('the texts of %s', (namespace) => {
  const english = textsOf(namespace, 'en');
  const chinese = textsOf(namespace, 'zh');

  it('exist in both languages', () => {
    const keys = (texts: ReadonlyMap<string, string>): string[] =>
      [...new Set(Array.from(texts.keys(), withoutPlural))].sort();
    expect(keys(chinese)).toEqual(keys(english));
  });

  it('have the plural forms of their language', () => {
    const forms = (texts: ReadonlyMap<string, string>, form: string): string[] =>
      [...texts.keys()].filter((key) => key.endsWith(form)).map(withoutPlural);
    expect(forms(english, '_one')).toEqual(forms(english, '_other'));
    expect(forms(chinese, '_one')).toEqual([]);
    expect(forms(chinese, '_other').sort()).toEqual(forms(english, '_other').sort());
  });

  it('say something', () => {
    const silent = [...english, ...chinese].filter(([, text]) => text.trim() === '');
    expect(silent).toEqual([]);
  });

  it('are completed with the same in both languages', () => {
    for (const [key, text] of english) {
      // "1 host" may spell its number out.
      if (key.endsWith('_one')) continue;
      expect([key, placesOf(chinese.get(key) ?? '')]).toEqual([key, placesOf(text)]);
    }
  });

  it('hold every key that the code asks for', () => {
    const missing = (namespaces.get(namespace)?.code ?? []).flatMap((file) => {
      const code = readFileSync(file, 'utf8');
      const named = Array.from(
        code.matchAll(/useTranslation\('([^']+)'\)/g),
        ([, name]) => name ?? '',
      );
      const known = (named.length === 0 ? [namespace] : named).flatMap((name) =>
        Array.from(textsOf(name, 'en').keys(), withoutPlural),
      );
      return firstArguments(code)
        .flatMap(usesIn)
        .filter(({ matches }) => !known.some(matches))
        .map(({ written }) => `${path.relative(src, file)}: ${written}`);
    });
    expect(missing).toEqual([]);
  });
});
