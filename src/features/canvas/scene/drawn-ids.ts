import type { TopologyIndex } from '../../../core/graph/topology-index.ts';
import type { Layout } from '../../../core/layout/layout-topology.ts';
import { boundsOf, type Rect } from '../../../core/layout/rect.ts';
import { parseMembershipId } from '../../../store/membership.ts';

/** The shapes that stand for elements: a link by its ends, a cluster without a shape by its members. */
export function shapesFor(
  index: TopologyIndex,
  shapes: ReadonlyMap<string, Rect>,
  ids: Iterable<string>,
): ReadonlySet<string> {
  const drawn = new Set<string>();
  const add = (id: string): void => {
    if (shapes.has(id)) {
      drawn.add(id);
      return;
    }
    for (const member of index.clusters.get(id)?.members ?? []) {
      if (shapes.has(member.component)) drawn.add(member.component);
    }
  };
  for (const id of ids) {
    add(id);
    const link = index.topology.links.find((each) => each.id === id);
    if (link !== undefined) [link.from, link.to].forEach(add);
    const membership = parseMembershipId(id);
    if (membership !== undefined) [membership.endpoint, membership.member].forEach(add);
  }
  return drawn;
}

/** Every rectangle that is drawn, by id. */
export function drawnRects(layout: Layout, hubs: ReadonlyMap<string, Rect>): Map<string, Rect> {
  const rects = new Map<string, Rect>();
  for (const { id, rect } of layout.shapes.values()) rects.set(id, rect);
  for (const [id, rect] of hubs) rects.set(id, rect);
  return rects;
}

/** What to bring into view for elements; undefined if nothing of them is drawn. */
export function boundsFor(
  index: TopologyIndex,
  shapes: ReadonlyMap<string, Rect>,
  ids: Iterable<string>,
): Rect | undefined {
  const rects = [...shapesFor(index, shapes, ids)].flatMap((id) => shapes.get(id) ?? []);
  return rects.length === 0 ? undefined : boundsOf(rects);
}
