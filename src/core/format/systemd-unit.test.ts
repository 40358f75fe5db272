import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { resultOrRefusal } from '../../testing/refusal.ts';
import { printSystemdUnit } from './systemd-unit.ts';
import { isPrintable, UnprintableError } from './text.ts';

/** Undoes specifiers; a single percent sign would be one. */
function withoutSpecifiers(text: string): string {
  if (text.replaceAll('%%', '').includes('%')) throw new Error('a specifier');
  return text.replaceAll('%%', '%');
}

/** Words of an ExecStart= line by systemd.service(5), "Command lines". */
function commandWords(line: string): string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"(?=\s|$)|([^\s"'\\$;]+)(?=\s|$)|(\S)/gu)].map(
    (match) => {
      if (match[3] !== undefined) throw new Error(`stray ${match[3]}`);
      const word = (match[1] ?? match[2] ?? '').replace(/\\(["\\])/g, '$1');
      if (word.replaceAll('$$', '').includes('$')) throw new Error('a variable');
      return withoutSpecifiers(word.replaceAll('$$', '$'));
    },
  );
}

function entries(text: string): string[] {
  return text.split('\n').filter((line) => line !== '' && !/^[#;]/.test(line));
}

describe('printSystemdUnit', () => {
  it('prints a drop-in', () => {
    const text = printSystemdUnit({
      heading: ['Restart for ever.'],
      sections: [
        { name: 'Unit', entries: [{ key: 'StartLimitIntervalSec', value: 0 }] },
        {
          name: 'Service',
          entries: [
            { key: 'NoNewPrivileges', value: true },
            { key: 'ExecStart', value: '' },
            {
              key: 'ExecStart',
              value: { command: ['/usr/bin/printf', '100%', '$HOME a'], prefix: '-' },
              comment: 'x',
            },
          ],
        },
      ],
    });
    expect(text).toBe(
      [
        '# Restart for ever.',
        '',
        '[Unit]',
        'StartLimitIntervalSec=0',
        '',
        '[Service]',
        'NoNewPrivileges=yes',
        'ExecStart=',
        '# x',
        'ExecStart=-/usr/bin/printf "100%%" "$$HOME a"',
        '',
      ].join('\n'),
    );
  });

  it('gives back any value and argument, or refuses', () => {
    fc.assert(
      fc.property(awkwardText(), awkwardText(), (text, comment) => {
        const print = (value: string | { command: [string, ...string[]] }): string =>
          printSystemdUnit({
            heading: [comment],
            sections: [{ name: 'Service', comment, entries: [{ key: 'X', value, comment }] }],
          });
        const command = resultOrRefusal(() => {
          const [section, line, ...rest] = entries(print({ command: ['/bin/true', text, 'end'] }));
          return [section, commandWords(line?.slice(2) ?? ''), rest];
        });
        const printed = isPrintable(text);
        expect(command).toEqual(
          printed ? ['[Service]', ['/bin/true', text, 'end'], []] : 'refused',
        );
        const plain = resultOrRefusal(() => {
          const [, line, ...rest] = entries(print(text));
          return [withoutSpecifiers(line?.slice(2) ?? ''), rest];
        });
        const whole = printed && text === text.trim() && !text.endsWith('\\');
        expect(plain).toEqual(whole ? [text, []] : 'refused');
      }),
      { numRuns: 300 },
    );
  });

  it('refuses names that are none and commands without a plain path', () => {
    const print =
      (name: string, key: string, path: string): (() => string) =>
      () =>
        printSystemdUnit({ sections: [{ name, entries: [{ key, value: { command: [path] } }] }] });
    expect(print('Service]\n[Unit', 'ExecStart', '/bin/true')).toThrow(UnprintableError);
    expect(print('Service', 'A=b', '/bin/true')).toThrow(UnprintableError);
    expect(print('Service', 'ExecStart', 'true')).toThrow(UnprintableError);
    expect(print('Service', 'ExecStart', '/bin/true')()).toBe('[Service]\nExecStart=/bin/true\n');
  });
});
