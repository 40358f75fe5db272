import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { resultOrRefusal } from '../../testing/refusal.ts';
import { keepalivedArgument, printKeepalivedConf } from './keepalived-conf.ts';
import { isPrintable, UnprintableError, utf8Length } from './text.ts';

/**
 * Lines as keepalived's read_line, decomment and alloc_strvec take them apart: comments outside
 * double quotes, quotes without escapes, `\` at the end as continuation, `$` as a definition, `@`,
 * `~` and `include` at the start as conditions. The last four must never be met.
 */
function lines(text: string): string[][] {
  return text
    .split('\n')
    .map((raw) => {
      let bare = '';
      let quoted = false;
      for (const character of raw) {
        if (character === '"') quoted = !quoted;
        if (!quoted && (character === '!' || character === '#')) break;
        bare += character;
      }
      if (quoted) throw new Error('unclosed quote');
      if (raw.endsWith('\\') || bare.includes('$') || bare.includes('\\'))
        throw new Error('read as code');
      const line = bare.trim();
      if (/^[@~]|^include\s/.test(line)) throw new Error('conditional line');
      return [...line.matchAll(/"([^"]*)"|([^\s"]+)/g)].map((match) => match[1] ?? match[2] ?? '');
    })
    .filter((line) => line.length > 0);
}

describe('printKeepalivedConf', () => {
  it('prints blocks, values and reasons', () => {
    const text = printKeepalivedConf({
      heading: ['lb-1'],
      lines: [
        {
          words: ['vrrp_instance', 'K8S_API'],
          block: [
            { words: ['state', 'BACKUP'], comment: 'On every host.' },
            {
              words: ['virtual_ipaddress'],
              block: [{ words: ['10.0.0.10/24', 'dev', 'eth0'] }, { words: ['fd00::1/64'] }],
            },
          ],
        },
        { words: ['vrrp_script', 'chk'], block: [{ words: ['script', '/etc/keepalived/a b.sh'] }] },
      ],
    });
    expect(text).toBe(
      [
        '! lb-1',
        '',
        'vrrp_instance K8S_API {',
        '    ! On every host.',
        '    state BACKUP',
        '    virtual_ipaddress {',
        '        10.0.0.10/24 dev eth0',
        '        fd00::1/64',
        '    }',
        '}',
        '',
        'vrrp_script chk {',
        '    script "/etc/keepalived/a b.sh"',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('gives back any argument that keepalived can hold, and refuses the rest', () => {
    let held = 0;
    const short = awkwardText().filter((text) => utf8Length(text) < 900);
    fc.assert(
      fc.property(short, awkwardText(), (argument, comment) => {
        const print = (): string =>
          printKeepalivedConf({
            heading: [comment],
            lines: [
              {
                words: ['global_defs'],
                comment,
                block: [{ words: ['router_id', argument], comment }],
              },
            ],
          });
        const can = argument !== '' && !/["\\${}]/.test(argument) && isPrintable(argument);
        if (can) held += 1;
        expect(resultOrRefusal(() => lines(print()))).toEqual(
          can ? [['global_defs', '{'], ['router_id', argument], ['}']] : 'refused',
        );
      }),
      { numRuns: 400 },
    );
    expect(held).toBeGreaterThan(20);
  });

  it.each(['::/64', '::1/128', '::ffff:10.0.0.1/96'])('lets the address %s open a line', (word) => {
    expect(printKeepalivedConf({ lines: [{ words: [word, 'dev', 'eth0'] }] })).toBe(
      `${word} dev eth0\n`,
    );
  });

  it.each([
    ':',
    ':x',
    '~SEQ(x,1,9)',
    '@lb-1',
    '@^lb-1',
    '$X=1',
    '!x',
    '#x',
    'include',
    '"a"',
    '}',
    '{',
    'a b',
    '',
  ])('never lets %j open a line', (word) => {
    expect(() => printKeepalivedConf({ lines: [{ words: [word] }] })).toThrow(UnprintableError);
  });

  it('refuses a line that keepalived would cut', () => {
    expect(() => printKeepalivedConf({ lines: [{ words: ['a', 'x'.repeat(1000)] }] })).toThrow(
      UnprintableError,
    );
    expect(keepalivedArgument('~SEQ !x')).toBe('"~SEQ !x"');
  });
});
