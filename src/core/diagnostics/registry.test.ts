import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '../model/message.ts';
import { severities } from './diagnostic.ts';
import { groupOf, ruleGroups } from './groups.ts';
import { ruleById, rules } from './registry.ts';

const folder = new URL('./rules/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));
const pages = new URL('../../../docs/rules/', import.meta.url);
const profiles = ['production', 'multi-zone'] as const;
const ruleFiles = files.filter((file) => !file.endsWith('.test.ts'));

describe('the registry of rules', () => {
  it('holds every rule file once, and its id is its path', () => {
    const ids = ruleFiles.map((file) => file.replace(/\.ts$/, ''));
    expect(rules.map(({ meta }) => meta.id).toSorted()).toEqual(ids.toSorted());
    expect(ruleById.size).toBe(rules.length);
  });

  it('finds a test beside each rule', () => {
    const missing = ruleFiles.filter((file) => !files.includes(file.replace(/\.ts$/, '.test.ts')));
    expect(missing).toEqual([]);
  });

  it('keeps the rules of a group together', () => {
    const groups = rules.map(({ meta }) => meta.id.split('/')[0]);
    const changes = groups.filter((group, i) => group !== groups[i - 1]);
    expect(changes).toEqual([...new Set(groups)]);
  });
});

describe.each(rules.map(({ meta }) => [meta.id, meta] as const))('%s', (_, meta) => {
  it('has a severity, a title and texts in every language', () => {
    expect(severities).toContain(meta.severity);
    expect(Object.keys(meta.messages)).not.toEqual([]);
    const texts = [meta.title, ...Object.values(meta.messages), meta.docs.rationale];
    for (const text of [...texts, meta.docs.remediation]) {
      for (const language of languages) expect(text[language].trim()).not.toBe('');
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('ends its sentences with a full stop', () => {
    const sentences = [...Object.values(meta.messages), meta.docs.rationale, meta.docs.remediation];
    for (const { en, zh } of sentences) {
      expect(en).toMatch(/\.$/);
      expect(zh).toMatch(/。$/);
    }
    expect(meta.title.en).not.toMatch(/\.$/);
    expect(meta.title.zh).not.toMatch(/。$/);
  });

  it('fills the same places in every language', () => {
    const places = (text: string): string[] => text.match(/\{\w+\}/g) ?? [];
    for (const { en, zh } of Object.values(meta.messages)) {
      expect(new Set(places(zh))).toEqual(new Set(places(en)));
    }
  });

  it('stands in a group that has a name', () => {
    expect(Object.keys(ruleGroups)).toContain(meta.id.split('/')[0]);
    expect(groupOf({ meta, check: () => [], fix: null })).toBe(meta.id.split('/')[0]);
  });

  it('grows graver with the profile, and only while it speaks', () => {
    const { raised, since = 'production', severity } = meta;
    const worst = severities.indexOf(raised?.to ?? severity);
    expect(worst).toBeLessThan(severities.indexOf(severity) + (raised === undefined ? 1 : 0));
    expect(profiles.indexOf(since)).toBeLessThanOrEqual(profiles.indexOf(raised?.by ?? since));
  });

  it('says what its limits are and where it is graver, in every language', () => {
    const limits = Object.values(meta.thresholds ?? {});
    for (const { value } of limits) expect(Number.isFinite(value)).toBe(true);
    const { where } = meta.raised ?? {};
    const texts = [...limits.map(({ about }) => about), ...(where === undefined ? [] : [where])];
    for (const { en, zh } of texts) {
      expect(en.trim()).not.toBe('');
      expect(en).not.toMatch(/\p{Script=Han}|\.$/u);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(zh).not.toMatch(/。$/);
    }
  });

  it('has a page in every language: npm run docs:rules', () => {
    const files = ['.md', '.zh-CN.md'].map((ending) => `${meta.id}${ending}`);
    expect(files.filter((file) => !existsSync(new URL(file, pages)))).toEqual([]);
  });

  it('names its sources', () => {
    expect(meta.docs.references).not.toEqual([]);
    for (const reference of meta.docs.references) expect(reference.trim()).not.toBe('');
  });
});

describe('the list of what is not built', () => {
  const list: { id: string; reason: Record<string, string> }[] = JSON.parse(
    readFileSync(new URL('not-built.json', pages), 'utf8'),
  );

  it('names nothing that is built, and nothing twice', () => {
    expect(list.filter(({ id }) => ruleById.has(id))).toEqual([]);
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    for (const { id } of list) expect(Object.keys(ruleGroups)).toContain(id.split('/')[0]);
  });

  it('tells each reason in one sentence, in every language', () => {
    for (const { reason } of list) {
      expect(reason['en']).toMatch(/^[^\p{Script=Han}]+\.$/u);
      expect(reason['zh']).toMatch(/\p{Script=Han}[^。]*。$/u);
    }
  });
});
