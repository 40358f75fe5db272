import { shapeGap } from './metrics.ts';
import type { Position, Rect } from './rect.ts';

export const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof alignments)[number];
export type Axis = 'horizontal' | 'vertical';

type Rects = ReadonlyMap<string, Rect>;

/**
 * Corners that put edges or middles on one line: the outermost edge, or the middle of all. Shapes
 * that would come to cover each other are moved apart along that line, in the order they stand in.
 */
export function align(rects: Rects, to: Alignment): Map<string, Position> {
  const all = [...rects.values()];
  const left = Math.min(...all.map(({ x }) => x));
  const right = Math.max(...all.map(({ x, width }) => x + width));
  const top = Math.min(...all.map(({ y }) => y));
  const bottom = Math.max(...all.map(({ y, height }) => y + height));
  const placed = new Map(
    Array.from(rects, ([id, rect]): [string, Rect] => {
      switch (to) {
        case 'left':
          return [id, { ...rect, x: left }];
        case 'centre':
          return [id, { ...rect, x: Math.round((left + right - rect.width) / 2) }];
        case 'right':
          return [id, { ...rect, x: right - rect.width }];
        case 'top':
          return [id, { ...rect, y: top }];
        case 'middle':
          return [id, { ...rect, y: Math.round((top + bottom - rect.height) / 2) }];
        case 'bottom':
          return [id, { ...rect, y: bottom - rect.height }];
      }
    }),
  );
  const vertical = to === 'left' || to === 'centre' || to === 'right';
  return apart(placed, rects, vertical ? 'vertical' : 'horizontal');
}

/** Moves each shape that covers one before it behind that one, along an axis. */
function apart(placed: Rects, before: Rects, axis: Axis): Map<string, Position> {
  const [at, size, other] =
    axis === 'vertical' ? (['y', 'height', 'x'] as const) : (['x', 'width', 'y'] as const);
  const order = [...placed].sort(([a, one], [b, two]) => {
    const along = one[at] - two[at];
    return along === 0 ? (before.get(a)?.[other] ?? 0) - (before.get(b)?.[other] ?? 0) : along;
  });
  const result = new Map<string, Position>();
  let end = -Infinity;
  for (const [id, rect] of order) {
    // What touches without a gap stays: only what is covered gives way.
    const start = rect[at] < end ? end + shapeGap : rect[at];
    result.set(id, axis === 'vertical' ? { x: rect.x, y: start } : { x: start, y: rect.y });
    end = Math.max(end, start + rect[size]);
  }
  return result;
}

/**
 * Corners with equal gaps between neighbours; the first and the last stay. Where they do not fit
 * between these two, the gap is the usual one and the last gives way.
 */
export function distribute(rects: Rects, axis: Axis): Map<string, Position> {
  const [at, size] = axis === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const order = [...rects].sort(([, one], [, two]) => one[at] - two[at]);
  const [first] = order;
  const last = order.at(-1);
  const result = new Map<string, Position>();
  if (first === undefined || last === undefined) return result;
  const room = last[1][at] + last[1][size] - first[1][at];
  const taken = order.reduce((sum, [, rect]) => sum + rect[size], 0);
  const gap = (room - taken) / Math.max(1, order.length - 1);
  const step = gap < 0 ? shapeGap : gap;
  let next = first[1][at];
  for (const [id, { x, y, ...rect }] of order) {
    const start = Math.round(next);
    result.set(id, axis === 'horizontal' ? { x: start, y } : { x, y: start });
    next += rect[size] + step;
  }
  return result;
}
