import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const program = path.resolve(import.meta.dirname, '../../dist-cli/quorate.js');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quorate-share-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built program in a folder of its own. */
function quorate(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, out: stdout, err: stderr };
}

const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

describe('quorate share', () => {
  it('prints a link, which every command takes for the file', () => {
    expect(quorate('new', '--template', 'stacked-3-zones', '-o', 'a.json').status).toBe(0);
    const made = quorate('share', 'a.json', '--base', 'https://example.org/quorate/#old');
    expect(made).toMatchObject({ status: 0 });
    expect(made.out).toMatch(/^https:\/\/example\.org\/quorate\/#quorate1:[\w-]+\n$/);
    const link = made.out.trim();
    expect(quorate('import', link, '-o', 'b.json').status).toBe(0);
    expect(read('b.json')).toBe(read('a.json'));
    expect(quorate('check', link).out).toBe(quorate('check', 'a.json').out);

    const word = quorate('share', 'a.json').out.trim();
    expect(link.endsWith(`#${word}`)).toBe(true);
    expect(quorate('analyze', word).out).toBe(quorate('analyze', 'a.json').out);
  });

  it('refuses a design with a secret and names the place', () => {
    const design = JSON.parse(read('a.json')) as { metadata: object };
    writeFileSync(
      path.join(folder, 'leak.json'),
      JSON.stringify({ ...design, metadata: { ...design.metadata, vrrp: { auth_pass: 'k8s-1' } } }),
    );
    const refused = quorate('share', 'leak.json', '--base', 'https://example.org/');
    expect(refused).toMatchObject({ status: 1, out: '' });
    expect(refused.err).toContain('a password, at metadata.vrrp.auth_pass');
  });

  it.each([
    ['The link is damaged', ['check', 'https://example.org/#quorate1:AAAA']],
    ['made by a newer Quorate', ['check', 'quorate5:AAAA']],
    ['give the whole address', ['share', 'a.json', '--base', 'example.org']],
    ['a link is not changed', ['check', 'LINK', '--fix']],
  ])('says what is wrong: %s', (words, args) => {
    const word = quorate('share', 'a.json').out.trim();
    const told = quorate(...args.map((arg) => (arg === 'LINK' ? word : arg)));
    expect(told.status).toBe(2);
    expect(told.err).toContain(words);
  });
});
