import { shapeGap } from './metrics.ts';
import type { Rect } from './rect.ts';

/** Above so many siblings in one container, those that cover each other stay as they were put. */
const mostSeparated = 1000;

/**
 * Shapes that stand where they were put, but moved apart where one has grown over the next since:
 * from the upper left on each holds its place, and what it would cover gives way, to the right if it
 * stood beside rather than below. Those that cover nothing do not move, nor do those that are fixed.
 */
export function makeRoom(
  rects: ReadonlyMap<string, Rect>,
  fixed: ReadonlySet<string> = new Set(),
): Map<string, Rect> {
  const result = new Map(rects);
  if (rects.size < 2 || rects.size > mostSeparated) return result;
  const ordered = [...rects].sort(
    ([one, a], [two, b]) =>
      Number(fixed.has(two)) - Number(fixed.has(one)) || a.x + a.y - (b.x + b.y) || a.x - b.x,
  );
  const settled: Rect[] = [];
  for (const [id, rect] of ordered) {
    const free = fixed.has(id) ? rect : clearOf(rect, settled);
    settled.push(free);
    if (free !== rect) result.set(id, free);
  }
  return result;
}

/** Every push goes right or down past one settled shape for good, so this ends. */
function clearOf(rect: Rect, settled: readonly Rect[]): Rect {
  let at = rect;
  for (let other = covering(settled, at); other !== undefined; other = covering(settled, at)) {
    at =
      rect.x - other.x >= rect.y - other.y
        ? { ...at, x: other.x + other.width + shapeGap }
        : { ...at, y: other.y + other.height + shapeGap };
  }
  return at;
}

function covering(settled: readonly Rect[], rect: Rect): Rect | undefined {
  return settled.find(
    (other) =>
      rect.x < other.x + other.width &&
      other.x < rect.x + rect.width &&
      rect.y < other.y + other.height &&
      other.y < rect.y + rect.height,
  );
}
