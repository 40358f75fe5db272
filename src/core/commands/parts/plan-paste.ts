import type { TopologyIndex } from '../../graph/topology-index.ts';
import { toRelative } from '../../layout/hit.ts';
import type { Layout } from '../../layout/layout-topology.ts';
import { shapeGap } from '../../layout/metrics.ts';
import type { Position } from '../../layout/rect.ts';
import { rootsOf, type Part } from '../../model/part.ts';
import type { Topology } from '../../model/topology.ts';
import type { Command, Point } from '../command.ts';
import { isArranged, pinSiblings, withPinned, type Container } from '../pin.ts';
import { copyPart, isEmptyPart } from './copy-part.ts';
import { nearestThatTakes } from './paste.ts';

/** Where a part is put. */
export interface PastePlace {
  /** For components that are no host's of the part. */
  readonly host?: string | undefined;
  readonly domain?: string | undefined;
  /** On the canvas, for the upper left corner; without one beside what is drawn. */
  readonly point?: Position | undefined;
}

/** The edit that puts a part where the pointer is, or beside what is drawn. */
export function planPaste(
  index: TopologyIndex,
  layout: Layout,
  part: Part,
  { host, domain, point }: PastePlace,
): Command {
  const { bounds, shapes } = layout;
  const corner =
    point ??
    (shapes.size === 0 ? { x: 0, y: 0 } : { x: bounds.x + bounds.width + shapeGap, y: bounds.y });
  const containers: Record<string, string | null> = {};
  const positions: Record<string, Point> = {};
  for (const id of rootsOf(part)) {
    const container = containerFor(index, part, id, domain);
    containers[id] = container ?? null;
    const from = Object.hasOwn(part.topology.layout, id) ? part.topology.layout[id] : undefined;
    const free = container === undefined || isArranged(index, layout, container);
    if (from === undefined || !free) continue;
    const at = toRelative(layout, container, { x: corner.x + from.x, y: corner.y + from.y });
    positions[id] = { x: Math.round(at.x), y: Math.round(at.y) };
  }
  return pinned(index, layout, {
    type: 'paste',
    verb: 'paste',
    part,
    containers,
    positions,
    ...(host !== undefined && { host }),
  });
}

/**
 * The edit that puts a copy of what is selected beside it, in the same container; undefined if
 * nothing of it can be copied. With `join`, linked as the originals are.
 */
export function planDuplicate(
  index: TopologyIndex,
  layout: Layout,
  selection: Iterable<string>,
  join = false,
): Command | undefined {
  const part = copyPart(index, layout, selection);
  if (isEmptyPart(part)) return undefined;
  const containers: Record<string, string | null> = {};
  const positions: Record<string, Point> = {};
  for (const id of rootsOf(part)) {
    const shape = layout.shapes.get(id);
    const container = shape?.parent;
    containers[id] = container ?? null;
    if (shape === undefined || !isArranged(index, layout, container)) continue;
    const { x, y, width } = shape.rect;
    const at = toRelative(layout, container, { x: x + width + shapeGap, y });
    positions[id] = { x: Math.round(at.x), y: Math.round(at.y) };
  }
  return pinned(index, layout, {
    type: 'paste',
    verb: join ? 'add-like' : 'duplicate',
    part,
    containers,
    positions,
    ...(join && { join }),
  });
}

/** The shapes that a paste put in: new ones that stand in nothing new. */
export function pastedRoots(before: Topology, after: Topology): readonly string[] {
  const old = new Set(
    [...before.failureDomains, ...before.hosts, ...before.endpoints, ...before.components].map(
      ({ id }) => id,
    ),
  );
  const isNew = ({ id }: { readonly id: string }): boolean => !old.has(id);
  const stands = (container: string | undefined): boolean =>
    container === undefined || old.has(container);
  return [
    ...after.failureDomains.filter((each) => isNew(each) && stands(each.parent)),
    ...after.hosts.filter((each) => isNew(each) && stands(each.failureDomain)),
    ...after.endpoints.filter(isNew),
    ...after.components.filter((each) => isNew(each) && old.has(each.host)),
  ].map(({ id }) => id);
}

function containerFor(
  index: TopologyIndex,
  part: Part,
  id: string,
  domain: string | undefined,
): Container {
  const { failureDomains, endpoints } = part.topology;
  if (endpoints.some((each) => each.id === id)) return undefined;
  const root = failureDomains.find((each) => each.id === id);
  return root === undefined ? domain : nearestThatTakes(index, root.kind, domain);
}

/** What stands in the same containers keeps its place, where the copies get one. */
function pinned(
  index: TopologyIndex,
  layout: Layout,
  command: Extract<Command, { type: 'paste' }>,
): Command {
  const containers = Object.keys(command.positions).map(
    (id): Container => command.containers[id] ?? undefined,
  );
  return withPinned(index, command, pinSiblings(index, layout, containers, new Set()));
}
