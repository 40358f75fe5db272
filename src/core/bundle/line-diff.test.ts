import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffHunks } from './line-diff.ts';

const text = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_unused, at) => String(from + at));

/** Hunks as a reader knows them. */
function shown(before: string, after: string, around?: number): string[] {
  const signs = { same: ' ', added: '+', removed: '-' };
  return diffHunks(before, after, around).map(
    ({ line, lines }) => `${line}:${lines.map((each) => signs[each.kind] + each.text).join('|')}`,
  );
}

describe('diffHunks', () => {
  it('is empty for equal texts', () => {
    expect(shown(text('a'), text('a'))).toEqual([]);
  });

  it('shows what went before what came in its place, with what stands around', () => {
    expect(shown(text('a', 'b', 'c', 'd'), text('a', 'B', 'C', 'd'))).toEqual([
      '1: a|-b|-c|+B|+C| d',
    ]);
  });

  it('leaves out what lies far from a change, and numbers by the new text', () => {
    const before = text(...numbers(1, 30));
    const after = text(...numbers(1, 4), 'new', ...numbers(5, 20), ...numbers(22, 30));
    expect(shown(before, after, 2)).toEqual(['3: 3| 4|+new| 5| 6', '20: 19| 20|-21| 22| 23']);
  });

  it('tells changes that are near each other together', () => {
    const before = text(...numbers(1, 12));
    const after = before.replace('4\n', 'four\n').replace('8\n', 'eight\n');
    expect(shown(before, after, 2)).toHaveLength(1);
  });

  it('shows a new file and one that went', () => {
    expect(shown('', text('a', 'b'))).toEqual(['1:+a|+b']);
    expect(shown(text('a', 'b'), '')).toEqual(['1:-a|-b']);
  });

  it('holds, without the places between, both texts', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 14 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const hunks = diffHunks(text(...before), text(...after), 99).flatMap((each) => each.lines);
        const all = hunks.length > 0 ? hunks : after.map((line) => ({ kind: 'same', text: line }));
        const without = (kind: string): string[] =>
          all.filter((line) => line.kind !== kind).map((line) => line.text);
        expect(without('added')).toEqual(before);
        expect(without('removed')).toEqual(after);
      }),
    );
  });
});
