import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { resultOrRefusal } from '../../testing/refusal.ts';
import { haproxyArgument, printHaproxyCfg } from './haproxy-cfg.ts';
import { isPrintable, UnprintableError } from './text.ts';

/**
 * Words of one line by chapter 2.2 of HAProxy's configuration manual: backslash escapes outside
 * and inside double quotes, strong single quotes, `#` opens a comment, `$` expands in double
 * quotes (which the printer never uses: meeting one here is a failure).
 */
function words(line: string): string[] {
  const found: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === ' ' || character === '\t') {
      if (word !== undefined) found.push(word);
      word = undefined;
    } else if (character === '#') {
      break;
    } else if (character === '"') {
      throw new Error('double quotes');
    } else if (character === "'") {
      const end = line.indexOf("'", at + 1);
      if (end < 0) throw new Error('unclosed quote');
      word = (word ?? '') + line.slice(at + 1, end);
      at = end;
    } else if (character === '\\') {
      at += 1;
      word = (word ?? '') + line.charAt(at);
    } else {
      word = (word ?? '') + character;
    }
  }
  if (word !== undefined) found.push(word);
  return found;
}

describe('printHaproxyCfg', () => {
  it('prints sections, directives and reasons', () => {
    const text = printHaproxyCfg({
      heading: ['Made by hand'],
      sections: [
        { kind: 'global', directives: [{ words: ['maxconn', 20000] }] },
        {
          kind: 'backend',
          name: 'kube-apiservers',
          directives: [
            { words: ['balance', 'leastconn'], comment: 'Long-lived connections.' },
            { words: ['server', 'master-1', '10.0.1.11:6443'] },
            { words: ['monitor', 'fail', 'if', '{', 'nbsrv(x)', 'lt', 1, '}'] },
          ],
        },
      ],
    });
    expect(text).toBe(
      [
        '# Made by hand',
        '',
        'global',
        '    maxconn 20000',
        '',
        'backend kube-apiservers',
        '    # Long-lived connections.',
        '    balance leastconn',
        '    server master-1 10.0.1.11:6443',
        '    monitor fail if { nbsrv(x) lt 1 }',
        '',
      ].join('\n'),
    );
  });

  it('gives back any argument as one word, or refuses control characters and nothing', () => {
    fc.assert(
      fc.property(awkwardText(), awkwardText(), (argument, comment) => {
        const print = (): string =>
          printHaproxyCfg({
            heading: [comment],
            sections: [
              {
                kind: 'global',
                comment,
                directives: [{ words: ['description', argument, 'last'], comment }],
              },
            ],
          });
        const lines = resultOrRefusal(() =>
          print()
            .split('\n')
            .map(words)
            .filter((line) => line.length > 0),
        );
        expect(lines).toEqual(
          argument !== '' && isPrintable(argument)
            ? [['global'], ['description', argument, 'last']]
            : 'refused',
        );
      }),
    );
  });

  it('refuses preprocessor lines, strange names and lines too long for HAProxy', () => {
    const one =
      (words: [string, ...string[]], name = 'x'): (() => string) =>
      () =>
        printHaproxyCfg({ sections: [{ kind: 'listen', name, directives: [{ words }] }] });
    expect(one(['.notice', 'hi'])).toThrow(UnprintableError);
    expect(one(['mode tcp\nmode'])).toThrow(UnprintableError);
    expect(one(['mode'], 'a b')).toThrow(UnprintableError);
    expect(one(['mode', ...Array.from({ length: 64 }, () => 'x')])).toThrow(UnprintableError);
    expect(haproxyArgument("it's $HOME")).toBe("'it'\\''s $HOME'");
    expect(() => haproxyArgument('')).toThrow(UnprintableError);
  });
});
