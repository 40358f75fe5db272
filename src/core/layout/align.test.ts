import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, alignments, distribute } from './align.ts';
import type { Rect } from './rect.ts';

const rects = new Map<string, Rect>([
  ['a', { x: 0, y: 0, width: 200, height: 100 }],
  ['b', { x: 300, y: 250, width: 100, height: 80 }],
  ['c', { x: 700, y: 600, width: 200, height: 100 }],
]);

describe('align', () => {
  it('puts edges and middles on one line', () => {
    expect(align(rects, 'left').get('b')).toEqual({ x: 0, y: 250 });
    expect(align(rects, 'right').get('b')).toEqual({ x: 800, y: 250 });
    expect(align(rects, 'centre').get('b')).toEqual({ x: 400, y: 250 });
    expect(align(rects, 'bottom').get('b')).toEqual({ x: 300, y: 620 });
    expect(align(rects, 'middle').get('a')).toEqual({ x: 0, y: 300 });
  });

  it('makes a column of a row rather than a pile', () => {
    const row = new Map([
      ['b', { x: 300, y: 0, width: 200, height: 100 }],
      ['a', { x: 0, y: 0, width: 200, height: 100 }],
    ]);
    expect(align(row, 'left')).toEqual(
      new Map([
        ['a', { x: 0, y: 0 }],
        ['b', { x: 0, y: 128 }],
      ]),
    );
  });
});

describe('distribute', () => {
  it('makes gaps equal and leaves the ends', () => {
    const across = distribute(rects, 'horizontal');
    expect(across.get('a')).toEqual({ x: 0, y: 0 });
    expect(across.get('b')).toEqual({ x: 400, y: 250 });
    expect(across.get('c')).toEqual({ x: 700, y: 600 });
  });
});

describe('any shapes', () => {
  const rect = fc.record({
    x: fc.integer({ min: -1000, max: 1000 }),
    y: fc.integer({ min: -1000, max: 1000 }),
    width: fc.integer({ min: 1, max: 300 }),
    height: fc.integer({ min: 1, max: 300 }),
  });
  const some = fc
    .array(rect, { minLength: 2, maxLength: 12 })
    .map((list) => new Map(list.map((each, n) => [String(n), each] as const)));

  it('are all kept, none covers another, and the line is one', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...alignments), (shapes, to) => {
        const placed = Array.from(align(shapes, to), ([id, at]) => ({ ...shapes.get(id), ...at }));
        expect(placed).toHaveLength(shapes.size);
        const line = placed.map(({ x, y, width = 0, height = 0 }) => {
          switch (to) {
            case 'left':
              return x;
            case 'right':
              return x + width;
            case 'centre':
              return x + width / 2;
            case 'top':
              return y;
            case 'bottom':
              return y + height;
            case 'middle':
              return y + height / 2;
          }
        });
        expect(Math.max(...line) - Math.min(...line)).toBeLessThanOrEqual(1);
        for (const [n, a] of placed.entries()) {
          for (const b of placed.slice(n + 1)) {
            const covers =
              a.x < b.x + (b.width ?? 0) &&
              b.x < a.x + (a.width ?? 0) &&
              a.y < b.y + (b.height ?? 0) &&
              b.y < a.y + (a.height ?? 0);
            expect(covers).toBe(false);
          }
        }
      }),
    );
  });

  it('have equal gaps once distributed, and again', () => {
    fc.assert(
      fc.property(some, (shapes) => {
        const once = distribute(shapes, 'vertical');
        const ordered = Array.from(once, ([id, at]) => ({
          ...at,
          height: shapes.get(id)?.height ?? 0,
        }));
        const gaps = ordered
          .slice(1)
          .map(({ y }, n) => y - (ordered[n]?.y ?? 0) - (ordered[n]?.height ?? 0));
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
