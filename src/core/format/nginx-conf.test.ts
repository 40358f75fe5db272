import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { resultOrRefusal } from '../../testing/refusal.ts';
import { nginxArgument, printNginxConf } from './nginx-conf.ts';
import type { NginxDirective } from './nginx-conf.ts';
import { isPrintable, UnprintableError, utf8Length } from './text.ts';

/**
 * Tokens as nginx's ngx_conf_read_token finds them: words, and the marks `;`, `{`, `}`. Words come
 * back as `w:` + text so that a quoted brace differs from a real one.
 */
function tokens(text: string): string[] {
  const found: string[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (/\s/.test(character)) {
      at += 1;
    } else if (character === '#') {
      while (at < text.length && text.charAt(at) !== '\n') at += 1;
    } else if (/[;{}]/.test(character)) {
      found.push(character);
      at += 1;
    } else if (character === '"' || character === "'") {
      let word = '';
      for (at += 1; text.charAt(at) !== character; at += 1) {
        if (at >= text.length) throw new Error('unclosed quote');
        if (text.charAt(at) === '\\') {
          const next = text.charAt(at + 1);
          const known: Record<string, string> = {
            t: '\t',
            r: '\r',
            n: '\n',
            '"': '"',
            "'": "'",
            '\\': '\\',
          };
          const replaced = known[next];
          word += replaced ?? `\\${next}`;
          at += 1;
        } else {
          word += text.charAt(at);
        }
      }
      at += 1;
      if (!/[\s;{)]/.test(text.charAt(at))) throw new Error('no space after a quote');
      found.push(`w:${word}`);
    } else {
      const word = /^[^\s;{]+/.exec(text.slice(at))?.[0] ?? '';
      if (/["'\\$#}]/.test(word)) throw new Error(`special character in a bare word: ${word}`);
      found.push(`w:${word}`);
      at += word.length;
    }
  }
  return found;
}

describe('printNginxConf', () => {
  it('prints the tree with reasons and variables where the program wrote them', () => {
    const directives: NginxDirective[] = [
      {
        words: ['stream'],
        block: [
          { words: ['log_format', 'l4', { code: '$remote_addr "x"\n' }] },
          {
            words: ['server'],
            comment: 'The API.',
            block: [
              { words: ['listen', '[::]:6443', 'so_keepalive=60s:10s:3'] },
              { words: ['proxy_timeout', '4h'] },
            ],
          },
        ],
      },
    ];
    expect(printNginxConf({ directives })).toBe(
      [
        'stream {',
        '    log_format l4 "$remote_addr \\"x\\"\\n";',
        '    # The API.',
        '    server {',
        '        listen [::]:6443 so_keepalive=60s:10s:3;',
        '        proxy_timeout 4h;',
        '    }',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('gives back any argument as one word, or refuses a dollar or a control character', () => {
    fc.assert(
      fc.property(awkwardText(), awkwardText(), (argument, comment) => {
        const print = (): string =>
          printNginxConf({
            heading: [comment],
            directives: [
              {
                words: ['server'],
                comment,
                block: [{ words: ['return', 200, argument], comment }],
              },
            ],
          });
        const held =
          !argument.includes('$') && isPrintable(argument) && utf8Length(argument) <= 2000;
        expect(resultOrRefusal(() => tokens(print()))).toEqual(
          held ? ['w:server', '{', 'w:return', 'w:200', `w:${argument}`, ';', '}'] : 'refused',
        );
      }),
    );
  });

  it('refuses what nginx cannot read', () => {
    expect(() => nginxArgument('a$b')).toThrow(UnprintableError);
    expect(() => nginxArgument('x'.repeat(2001))).toThrow(UnprintableError);
    expect(() => printNginxConf({ directives: [{ words: ['a;b'] }] })).toThrow(UnprintableError);
    expect(nginxArgument('')).toBe('""');
  });
});
