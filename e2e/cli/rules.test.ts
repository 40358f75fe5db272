import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const program = path.resolve(import.meta.dirname, '../../dist-cli/quorate.js');

function rules(...args: readonly string[]) {
  const options = { encoding: 'utf8', timeout: 60_000 } as const;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, 'rules', ...args],
    options,
  );
  return { status, out: stdout, err: stderr };
}

it('lists the rules, one a line', () => {
  const { status, out } = rules();
  expect(status).toBe(0);
  expect(out).toMatch(/^etcd\/two-members +error +\S/m);
  const all = JSON.parse(rules('--format', 'json').out) as { id: string }[];
  expect(out.trim().split('\n')).toHaveLength(all.length);
});

it('says all about one', () => {
  expect(rules('etcd/two-members').out).toMatch(
    /\nRule +etcd\/two-members\n[^]*\nWhy\n {2}\S[^]*\nWhat to do\n {2}\S[^]*\nSources\n/,
  );
  expect(rules('etcd/two-members', '--language', 'zh').out).toContain('处理办法');
  expect(JSON.parse(rules('etcd/two-members', '--format', 'json').out)).toMatchObject({
    group: 'etcd',
    severity: 'error',
    references: expect.any(Array),
  });
});

it('refuses what is no rule', () => {
  expect(rules('no/such')).toEqual({
    status: 2,
    out: '',
    err: 'quorate: There is no rule "no/such". quorate rules lists them.\n',
  });
});
