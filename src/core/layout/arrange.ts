import type { Placement } from '../model/topology.ts';
import { rowGap, shapeGap } from './metrics.ts';
import { boundsOf, type Position, type Rect } from './rect.ts';

/**
 * Rows of a container from top to bottom: what clients meet first stands first. Domains stand where
 * masters do, so that free load balancers are above the zones and free etcd hosts below.
 */
export const tiers = [
  'endpoint',
  'load-balancer',
  'control-plane',
  'domain',
  'etcd',
  'worker',
  'empty',
] as const;
export type Tier = (typeof tiers)[number];

/** A shape to be placed among its siblings. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly tier: Tier;
  readonly stored: Placement | undefined;
}

/** The least coordinates of a child, for containers with a border. */
export type Inset = Position;

/**
 * Places siblings: stored placements hold (moved inside the border where they would cross it); the
 * others go in rows by tier, below all placed ones, endpoints above them. Rows never overlap.
 * Results are relative to the container.
 */
export function arrange(boxes: readonly Box[], inset: Inset | undefined): Map<string, Rect> {
  const rects = new Map<string, Rect>();
  for (const { id, width, height, stored } of boxes) {
    if (stored === undefined) continue;
    rects.set(id, {
      x: inset === undefined ? stored.x : Math.max(stored.x, inset.x),
      y: inset === undefined ? stored.y : Math.max(stored.y, inset.y),
      width,
      height,
    });
  }
  const open = boxes.filter(({ stored }) => stored === undefined);
  if (open.length === 0) return rects;
  if (rects.size === 0) {
    addRows(rects, rowsOf(open), inset ?? { x: 0, y: 0 });
    return rects;
  }
  const taken = boundsOf(rects.values());
  const left = inset?.x ?? taken.x;
  const above = rowsOf(open.filter(({ tier }) => tier === 'endpoint'));
  const below = rowsOf(open.filter(({ tier }) => tier !== 'endpoint'));
  addRows(rects, above, { x: left, y: taken.y - heightOf(above) });
  addRows(rects, below, { x: left, y: taken.y + taken.height + rowGap });
  return rects;
}

/** Boxes side by side; `alone` if no other row holds the same tier. */
interface Row {
  readonly boxes: readonly Box[];
  readonly alone: boolean;
  readonly width: number;
  readonly height: number;
}

function rowsOf(boxes: readonly Box[]): Row[] {
  const byTier = new Map<Tier, Box[]>();
  for (const box of boxes) {
    const tier = byTier.get(box.tier);
    if (tier === undefined) byTier.set(box.tier, [box]);
    else tier.push(box);
  }
  return tiers.flatMap((tier) => {
    const members = byTier.get(tier) ?? [];
    // Hosts are about twice as wide as high, so fewer of them stand in a row than in a column.
    const perRow = Math.max(4, Math.ceil(Math.sqrt(members.length)));
    const rows: Row[] = [];
    for (let at = 0; at < members.length; at += perRow) {
      const row = members.slice(at, at + perRow);
      rows.push({
        boxes: row,
        alone: members.length <= perRow,
        width: row.reduce((sum, { width }) => sum + width, (row.length - 1) * shapeGap),
        height: row.reduce((most, { height }) => Math.max(most, height), 0),
      });
    }
    return rows;
  });
}

/** With the gap that follows each row. */
function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { height }) => sum + height + rowGap, 0);
}

/** A tier of one row stands in the middle; the rows of a longer one begin at the left. */
function addRows(rects: Map<string, Rect>, rows: readonly Row[], origin: Position): void {
  const widest = rows.reduce((most, { width }) => Math.max(most, width), 0);
  let y = origin.y;
  for (const row of rows) {
    let x = origin.x + (row.alone ? Math.round((widest - row.width) / 2) : 0);
    for (const { id, width, height } of row.boxes) {
      rects.set(id, { x, y, width, height });
      x += width + shapeGap;
    }
    y += row.height + rowGap;
  }
}
