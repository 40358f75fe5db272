import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedLines } from './changed-lines.ts';

const text = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

describe('changedLines', () => {
  it('finds nothing in equal texts, whatever their line ends', () => {
    expect(changedLines(text('a', 'b'), 'a\r\nb')).toEqual({ changed: [], removed: 0 });
  });

  it('marks a line that was replaced and counts the one that went', () => {
    expect(changedLines(text('a', 'b', 'c'), text('a', 'B', 'c'))).toEqual({
      changed: [2],
      removed: 1,
    });
  });

  it('marks only what was put in between', () => {
    expect(changedLines(text('a', 'b'), text('a', 'x', 'y', 'b'))).toEqual({
      changed: [2, 3],
      removed: 0,
    });
  });

  it('marks no line where lines only went', () => {
    expect(changedLines(text('a', 'b', 'c'), text('a', 'c'))).toEqual({ changed: [], removed: 1 });
  });

  it('keeps what stayed between two separate changes', () => {
    const before = text('server a', 'server b', 'server c', 'timeout 1');
    const after = text('server a2', 'server b', 'server c', 'server d', 'timeout 2');
    expect(changedLines(before, after)).toEqual({ changed: [1, 4, 5], removed: 2 });
  });

  it('takes every line of a new text as changed', () => {
    expect(changedLines('', text('a', 'b'))).toEqual({ changed: [1, 2], removed: 0 });
  });

  it('answers for long texts that share nothing, too', () => {
    const lines = (prefix: string): string =>
      text(...Array.from({ length: 20_000 }, (_unused, n) => `${prefix}${n}`));
    const { changed, removed } = changedLines(lines('a'), lines('b'));
    expect([changed.length, removed]).toEqual([20_000, 20_000]);
  });

  it('leaves a long line-by-line rewrite with its common lines unmarked', () => {
    const lines = (mark: string): string =>
      text(...Array.from({ length: 6000 }, (_unused, n) => (n % 2 === 0 ? `${n}` : mark + n)));
    expect(changedLines(lines('a'), lines('b')).changed.length).toBe(3000);
  });

  it('leaves unmarked what is a subsequence of the text before, and accounts for every line', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const { changed, removed } = changedLines(text(...before), text(...after));
        const kept = after.filter((_line, at) => !changed.includes(at + 1));
        let from = 0;
        for (const line of kept) {
          const found = before.indexOf(line, from);
          expect(found).toBeGreaterThanOrEqual(from);
          from = found + 1;
        }
        expect(removed).toBe(before.length - kept.length);
      }),
    );
  });
});
