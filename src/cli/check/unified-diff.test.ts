import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from './unified-diff.ts';

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

describe('unifiedDiff', () => {
  it('numbers lines in both texts', () => {
    const before = text(Array.from({ length: 20 }, (_, n) => `line ${n + 1}`));
    const after = before.replace('line 3\n', '').replace('line 18\n', 'line 18\nnew\nnew\n');
    expect(unifiedDiff('f', before, after)).toBe(
      [
        '--- f',
        '+++ f',
        '@@ -1,6 +1,5 @@',
        ' line 1',
        ' line 2',
        '-line 3',
        ' line 4',
        ' line 5',
        ' line 6',
        '@@ -16,5 +15,7 @@',
        ' line 16',
        ' line 17',
        ' line 18',
        '+new',
        '+new',
        ' line 19',
        ' line 20',
        '',
      ].join('\n'),
    );
    expect(unifiedDiff('f', before, before)).toBe('');
    expect(unifiedDiff('f', '', 'a\n')).toBe('--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n');
  });

  it('is applied by git', () => {
    const folder = mkdtempSync(join(tmpdir(), 'quorate-diff-'));
    const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 30 });
    try {
      fc.assert(
        fc.property(lines, lines, (a, b) => {
          fc.pre(text(a) !== text(b));
          writeFileSync(join(folder, 'f'), text(a));
          execFileSync('git', ['apply', '-p0', '--unidiff-zero'], {
            cwd: folder,
            input: unifiedDiff('f', text(a), text(b)),
          });
          expect(readFileSync(join(folder, 'f'), 'utf8')).toBe(text(b));
        }),
        { numRuns: 15 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
