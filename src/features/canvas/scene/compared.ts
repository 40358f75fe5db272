import { diffTopologies, type TopologyDiff } from '../../../core/diff/diff-topologies.ts';
import { membersOf, unionOf } from '../../../core/diff/union.ts';
import { indexTopology, type TopologyIndex } from '../../../core/graph/topology-index.ts';
import { layoutTopology, type Layout } from '../../../core/layout/layout-topology.ts';
import type { Rect } from '../../../core/layout/rect.ts';
import type { Endpoint, Topology } from '../../../core/model/topology.ts';
import { membershipId } from '../../../store/membership.ts';
import type { Mark } from './preview.ts';

/** The way of an element from the place it stood in. */
export interface ComparedMove {
  readonly id: string;
  readonly from: string;
}

export interface ComparedScene {
  /** Of the later state, with what only the earlier one has. */
  readonly index: TopologyIndex;
  readonly layout: Layout;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly moves: readonly ComparedMove[];
}

/** Two states of a design as one picture. */
export function compareScene(before: Topology, after: Topology): ComparedScene {
  const diff = diffTopologies(before, after);
  const { index, layout } = laidOut(unionOf(before, after, diff), after);
  return {
    index,
    layout,
    marks: marksOf(diff),
    moves: diff.elements.flatMap(({ id, place }) =>
      place?.from != null && layout.shapes.has(place.from) ? [{ id, from: place.from }] : [],
    ),
  };
}

function marksOf({ elements }: TopologyDiff): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { id, change, before, after } of elements) {
    // An id that another kind of element has taken over marks what is there now.
    if (change !== 'removed' || !marks.has(id)) marks.set(id, change);
    const [old, now] = [before, after].map((each) => membersOf((each ?? undefined) as Endpoint));
    for (const member of now ?? []) {
      if (!old?.includes(member)) marks.set(membershipId(id, member), 'added');
    }
    for (const member of old ?? []) {
      if (!now?.includes(member)) marks.set(membershipId(id, member), 'removed');
    }
  }
  return marks;
}

/** Where something stands by now on the place of what is gone, what is gone makes room. */
function laidOut(union: Topology, after: Topology): { index: TopologyIndex; layout: Layout } {
  const index = indexTopology(union);
  const layout = layoutTopology(index);
  const there = new Set(
    [...after.failureDomains, ...after.hosts, ...after.endpoints].map(({ id }) => id),
  );
  const shapes = [...layout.shapes.values()].filter(({ kind }) => kind !== 'component');
  const covered = shapes.filter(
    ({ id, rect, parent }) =>
      !there.has(id) &&
      Object.hasOwn(union.layout, id) &&
      shapes.some(
        (other) => other.id !== id && other.parent === parent && overlap(other.rect, rect),
      ),
  );
  if (covered.length === 0) return { index, layout };
  const kept = { ...union.layout };
  for (const { id } of covered) delete kept[id];
  const moved = indexTopology({ ...union, layout: kept });
  return { index: moved, layout: layoutTopology(moved) };
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
