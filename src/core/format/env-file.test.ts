import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { printEnvFile } from './env-file.ts';
import { isPrintable, UnprintableError } from './text.ts';

/** systemd's reading, as far as the printer's output goes: comments, bare and double-quoted values. */
function systemdReads(text: string): [string, string][] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !/^[#;]/.test(line))
    .map((line) => {
      if (line.endsWith('\\')) throw new Error('continuation');
      const at = line.indexOf('=');
      const raw = line.slice(at + 1);
      const quoted = /^"((?:[^"\\]|\\.)*)"$/u.exec(raw)?.[1];
      if (quoted === undefined && /["'\\\s]/.test(raw)) throw new Error(`strange value ${raw}`);
      const value = quoted?.replace(/\\(.)/gu, (pair, next: string) =>
        '"\\`$'.includes(next) ? next : pair,
      );
      return [line.slice(0, at), value ?? raw];
    });
}

describe('printEnvFile', () => {
  it('prints plain values bare', () => {
    expect(
      printEnvFile({
        heading: ['etcd-1'],
        variables: [
          { name: 'ETCD_LISTEN', value: 'https://10.0.1.21:2379,https://127.0.0.1:2379' },
          { name: 'ETCD_HEARTBEAT_INTERVAL', value: 100, comment: 'ms' },
          { name: 'ETCD_CLIENT_CERT_AUTH', value: true },
          { name: 'X', value: '' },
        ],
      }),
    ).toBe(
      '# etcd-1\nETCD_LISTEN=https://10.0.1.21:2379,https://127.0.0.1:2379\n' +
        '# ms\nETCD_HEARTBEAT_INTERVAL=100\nETCD_CLIENT_CERT_AUTH=true\nX=""\n',
    );
  });

  it('is read alike by sh and by systemd, whatever the values and comments', () => {
    const folder = mkdtempSync(join(tmpdir(), 'env-file-'));
    try {
      const file = join(folder, 'x.env');
      fc.assert(
        fc.property(
          fc.array(awkwardText(), { minLength: 1, maxLength: 5 }),
          awkwardText(),
          (texts, comment) => {
            const values = texts.filter(isPrintable);
            const variables = values.map((value, index) => ({ name: `V${index}`, value, comment }));
            const text = printEnvFile({ heading: [comment], variables });
            expect(systemdReads(text)).toEqual(values.map((value, index) => [`V${index}`, value]));
            writeFileSync(file, text);
            const names = values.map((_, index) => `"$V${index}"`);
            const out = execFileSync('sh', [
              '-c',
              `set -eu; . ${file}; printf '%s\\0' ${names.join(' ')} end`,
            ]);
            expect(out.toString().split('\0')).toEqual([...values, 'end', '']);
          },
        ),
        { numRuns: 60 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses a newline and a name that is none', () => {
    expect(() => printEnvFile({ variables: [{ name: 'A', value: 'x\nB=1' }] })).toThrow(
      UnprintableError,
    );
    expect(() => printEnvFile({ variables: [{ name: 'A B', value: 'x' }] })).toThrow(
      UnprintableError,
    );
  });
});
