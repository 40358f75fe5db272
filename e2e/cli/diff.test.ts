import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const program = path.resolve(import.meta.dirname, '../../dist-cli/quorate.js');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quorate-diff-'));
  for (const name of ['stacked-3-zones', 'bad-load-balancers-one-zone']) {
    const { status, err } = quorate('new', '--template', name, '-o', `${name}.json`);
    if (status !== 0) throw new Error(err);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built program in a folder of its own. */
function quorate(...args: readonly string[]) {
  const result = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

const [good, bad] = ['stacked-3-zones.json', 'bad-load-balancers-one-zone.json'] as const;

describe('quorate diff', () => {
  it('ends with status 0 and says so where two designs are the same', () => {
    expect(quorate('diff', good, good)).toMatchObject({ status: 0, out: 'No difference\n' });
  });

  it('ends with status 1 where they differ, and tells how', () => {
    const { status, out } = quorate('diff', good, bad);
    expect(status).toBe(1);
    expect(out).toMatch(/^Moved\n {2}> host /m);
    expect(JSON.parse(quorate('diff', good, bad, '--format', 'json').out)).toMatchObject({
      same: false,
      elements: expect.arrayContaining([expect.objectContaining({ change: 'moved' })]),
    });
    expect(quorate('diff', good, bad, '--format', 'markdown').out).toContain('\n## Moved\n');
  });

  it('ends with status 2 without two designs', () => {
    expect(quorate('diff', good)).toMatchObject({ status: 2 });
  });
});
