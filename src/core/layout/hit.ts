import type { Layout, Shape, ShapeKind } from './layout-topology.ts';
import { contains, type Position } from './rect.ts';

/**
 * The innermost domain at a point of the canvas, or undefined on the open canvas. `except` and what
 * lies in it are looked through: a domain that is dragged cannot be dropped on itself.
 */
export function hitDomain(
  layout: Layout,
  point: Position,
  except?: ReadonlySet<string>,
): string | undefined {
  return hit(layout, point, 'failure-domain', except);
}

/** The host at a point of the canvas; of several, the one drawn last. */
export function hitHost(
  layout: Layout,
  point: Position,
  except?: ReadonlySet<string>,
): string | undefined {
  return hit(layout, point, 'host', except);
}

function hit(
  layout: Layout,
  point: Position,
  kind: ShapeKind,
  except: ReadonlySet<string> = new Set(),
): string | undefined {
  let found: Shape | undefined;
  for (const shape of layout.shapes.values()) {
    if (shape.kind !== kind || !contains(shape.rect, point)) continue;
    if (found !== undefined && found.depth > shape.depth) continue;
    if (!liesIn(layout, shape, except)) found = shape;
  }
  return found?.id;
}

function liesIn(layout: Layout, shape: Shape, containers: ReadonlySet<string>): boolean {
  if (containers.size === 0) return false;
  for (
    let at: Shape | undefined = shape;
    at !== undefined;
    at = at.parent === undefined ? undefined : layout.shapes.get(at.parent)
  ) {
    if (containers.has(at.id)) return true;
  }
  return false;
}

/** A point of the canvas as placements have it: relative to the domain, if there is one. */
export function toRelative(
  layout: Layout,
  domainId: string | undefined,
  point: Position,
): Position {
  const domain = domainId === undefined ? undefined : layout.shapes.get(domainId);
  return domain === undefined
    ? { x: point.x, y: point.y }
    : { x: point.x - domain.rect.x, y: point.y - domain.rect.y };
}
