import type { Command } from '../../../core/commands/command.ts';
import { isLocked } from '../../../core/commands/arrange-shapes.ts';
import { isArranged, pinSiblings, withPinned } from '../../../core/commands/pin.ts';
import { domainChain, type TopologyIndex } from '../../../core/graph/topology-index.ts';
import { toRelative } from '../../../core/layout/hit.ts';
import type { Layout } from '../../../core/layout/layout-topology.ts';
import { hostHeaderHeight } from '../../../core/layout/metrics.ts';
import type { Position } from '../../../core/layout/rect.ts';
import { message, type Localized } from '../../../core/model/message.ts';
import type { Placement } from '../../../core/model/topology.ts';
import type { Spot } from './spot.ts';

/** A shape that was dragged: where it is let go, and the upper left corner it has there. */
export interface Moved {
  readonly id: string;
  readonly spot: Spot;
  readonly corner: Position;
}

const texts = {
  several: { en: 'Move {count} shapes', zh: '移动 {count} 个图形' },
} satisfies Record<string, Localized>;

/** The one edit that a drag ends in; undefined if everything is back where it was. */
export function moveCommand(
  index: TopologyIndex,
  layout: Layout,
  moved: readonly Moved[],
): Command | undefined {
  const commands = moved.flatMap((each) => commandFor(index, layout, each) ?? []);
  const [only] = commands;
  if (only === undefined) return undefined;
  const ids = new Set(moved.map(({ id }) => id));
  const containers = moved.flatMap(({ id, spot }) => containersOf(index, layout, id, spot));
  const pins = pinSiblings(index, layout, containers, ids);
  if (commands.length === 1) return withPinned(index, only, pins);
  return {
    type: 'batch',
    label: message(texts.several, { count: commands.length }),
    commands: [
      ...(Object.keys(pins).length > 0
        ? [{ type: 'set-layout', placements: pins } satisfies Command]
        : []),
      ...commands,
    ],
  };
}

function commandFor(
  index: TopologyIndex,
  layout: Layout,
  { id, spot, corner }: Moved,
): Command | undefined {
  if (index.components.has(id)) return componentCommand(index, layout, id, spot, corner);
  const position = rounded(toRelative(layout, spot.domain, corner));
  const host = index.hosts.get(id);
  if (host !== undefined && host.failureDomain !== spot.domain) {
    return { type: 'move-host', host: id, failureDomain: spot.domain ?? null, position };
  }
  const domain = index.domains.get(id);
  if (domain !== undefined && domain.parent !== spot.domain) {
    return { type: 'move-failure-domain', domain: id, parent: spot.domain ?? null, position };
  }
  const shape = layout.shapes.get(id);
  if (shape === undefined) return undefined;
  const before = toRelative(layout, spot.domain, shape.rect);
  return before.x === position.x && before.y === position.y
    ? undefined
    : { type: 'set-layout', placements: { [id]: placement(index, id, position) } };
}

function componentCommand(
  index: TopologyIndex,
  layout: Layout,
  id: string,
  { host, domain }: Spot,
  corner: Position,
): Command | undefined {
  if (host !== undefined) {
    return host === index.components.get(id)?.host
      ? undefined
      : { type: 'move-component', component: id, target: { host } };
  }
  // The row keeps its place under the pointer: its new host begins a header above it.
  const position = rounded(
    toRelative(layout, domain, { x: corner.x, y: corner.y - hostHeaderHeight }),
  );
  if (domain === undefined) return { type: 'move-component', component: id, target: { position } };
  return {
    type: 'move-component',
    component: id,
    target: isArranged(index, layout, domain)
      ? { failureDomain: domain, position }
      : { failureDomain: domain },
  };
}

/** The containers in which a shape is placed by hand through the move. */
function containersOf(
  index: TopologyIndex,
  layout: Layout,
  id: string,
  { host, domain }: Spot,
): (string | undefined)[] {
  if (!index.components.has(id)) return [domain];
  const placed = host === undefined && (domain === undefined || isArranged(index, layout, domain));
  return placed ? [domain] : [];
}

/** Moves the selected shapes by the keyboard; undefined if none of them has a place of its own. */
export function nudgeCommand(
  index: TopologyIndex,
  layout: Layout,
  selection: ReadonlySet<string>,
  by: Position,
): Command | undefined {
  const placements: Record<string, Placement> = {};
  const containers: (string | undefined)[] = [];
  for (const id of selection) {
    const shape = layout.shapes.get(id);
    if (shape === undefined || shape.kind === 'component') continue;
    if (isLocked(index, id)) continue;
    if (domainChain(index, shape.parent).some((domain) => selection.has(domain.id))) continue;
    const at = toRelative(layout, shape.parent, shape.rect);
    placements[id] = placement(index, id, { x: at.x + by.x, y: at.y + by.y });
    containers.push(shape.parent);
  }
  if (Object.keys(placements).length === 0) return undefined;
  const pins = pinSiblings(index, layout, containers, new Set(Object.keys(placements)));
  return { type: 'set-layout', placements: { ...pins, ...placements } };
}

/** A placement at a point that keeps a stored size. */
function placement(index: TopologyIndex, id: string, { x, y }: Position): Placement {
  const { layout } = index.topology;
  return Object.hasOwn(layout, id) ? { ...layout[id], x, y } : { x, y };
}

function rounded({ x, y }: Position): Position {
  return { x: Math.round(x), y: Math.round(y) };
}
