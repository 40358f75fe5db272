import { domainChain, type TopologyIndex } from '../graph/topology-index.ts';
import { align, distribute, type Alignment, type Axis } from '../layout/align.ts';
import { toRelative } from '../layout/hit.ts';
import type { Layout, Shape } from '../layout/layout-topology.ts';
import type { Position, Rect } from '../layout/rect.ts';
import { message, type Localized } from '../model/message.ts';
import type { Placement } from '../model/topology.ts';
import type { Command } from './command.ts';
import { pinSiblings } from './pin.ts';

const texts = {
  left: { en: 'Align {count} shapes left', zh: '左对齐 {count} 个图形' },
  centre: { en: 'Centre {count} shapes', zh: '水平居中对齐 {count} 个图形' },
  right: { en: 'Align {count} shapes right', zh: '右对齐 {count} 个图形' },
  top: { en: 'Align {count} shapes at the top', zh: '顶端对齐 {count} 个图形' },
  middle: { en: 'Align {count} shapes in the middle', zh: '垂直居中对齐 {count} 个图形' },
  bottom: { en: 'Align {count} shapes at the bottom', zh: '底端对齐 {count} 个图形' },
  horizontal: { en: 'Distribute {count} shapes across', zh: '水平均匀分布 {count} 个图形' },
  vertical: { en: 'Distribute {count} shapes down', zh: '垂直均匀分布 {count} 个图形' },
  lock: { en: 'Lock {count} shapes', zh: '锁定 {count} 个图形' },
  unlock: { en: 'Unlock {count} shapes', zh: '解锁 {count} 个图形' },
} satisfies Record<string, Localized>;

/** Whether someone has locked a shape where it stands. */
export function isLocked({ topology }: TopologyIndex, id: string): boolean {
  return Object.hasOwn(topology.layout, id) && topology.layout[id]?.locked === true;
}

/**
 * The selected shapes that have a place of their own: domains, hosts and endpoints that do not
 * stand in another selected one.
 */
export function placedShapes(
  index: TopologyIndex,
  layout: Layout,
  selection: Iterable<string>,
): readonly Shape[] {
  const selected = new Set(selection);
  return [...selected].flatMap((id) => {
    const shape = layout.shapes.get(id);
    if (shape === undefined || shape.kind === 'component') return [];
    return domainChain(index, shape.parent).some((domain) => selected.has(domain.id))
      ? []
      : [shape];
  });
}

function movable(index: TopologyIndex, layout: Layout, selection: Iterable<string>): Shape[] {
  return placedShapes(index, layout, selection).filter(({ id }) => !isLocked(index, id));
}

/** Undefined unless two shapes or more can be moved. */
export function planAlign(
  index: TopologyIndex,
  layout: Layout,
  selection: Iterable<string>,
  to: Alignment,
): Command | undefined {
  const shapes = movable(index, layout, selection);
  if (shapes.length < 2) return undefined;
  return placing(index, layout, shapes, align(rectsOf(shapes), to), texts[to]);
}

/** Undefined unless three shapes or more can be moved. */
export function planDistribute(
  index: TopologyIndex,
  layout: Layout,
  selection: Iterable<string>,
  axis: Axis,
): Command | undefined {
  const shapes = movable(index, layout, selection);
  if (shapes.length < 3) return undefined;
  return placing(index, layout, shapes, distribute(rectsOf(shapes), axis), texts[axis]);
}

/** Locks shapes where they stand, or unlocks them if all are locked; undefined for no shape. */
export function planLock(
  index: TopologyIndex,
  layout: Layout,
  selection: Iterable<string>,
): Command | undefined {
  const shapes = placedShapes(index, layout, selection);
  if (shapes.length === 0) return undefined;
  const unlock = shapes.every(({ id }) => isLocked(index, id));
  const places = new Map(shapes.map(({ id, rect }) => [id, { x: rect.x, y: rect.y }] as const));
  const text = unlock ? texts.unlock : texts.lock;
  return placing(index, layout, shapes, places, text, { locked: unlock ? undefined : true });
}

function rectsOf(shapes: readonly Shape[]): Map<string, Rect> {
  return new Map(shapes.map(({ id, rect }) => [id, rect]));
}

function placing(
  index: TopologyIndex,
  layout: Layout,
  shapes: readonly Shape[],
  corners: ReadonlyMap<string, Position>,
  text: Localized,
  also: { readonly locked?: true | undefined } = {},
): Command {
  const placements: Record<string, Placement> = {};
  for (const { id, parent, rect } of shapes) {
    const stored = Object.hasOwn(index.topology.layout, id) ? index.topology.layout[id] : undefined;
    placements[id] = {
      ...stored,
      ...toRelative(layout, parent, corners.get(id) ?? rect),
      ...also,
    };
  }
  const containers = shapes.map(({ parent }) => parent);
  const pins = pinSiblings(index, layout, containers, new Set(Object.keys(placements)));
  return {
    type: 'batch',
    label: message(text, { count: shapes.length }),
    commands: [{ type: 'set-layout', placements: { ...pins, ...placements } }],
  };
}
