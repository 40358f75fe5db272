import type { Placement } from '../model/topology.ts';
import { makeRoom } from './make-room.ts';
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

/** Heights that tiers take at least, so that those of neighbours stand level. */
export type Lanes = ReadonlyMap<Tier, number>;

/** The height of each tier that the boxes without a place would take. */
export function lanesOf(boxes: readonly Box[]): Lanes {
  const lanes = new Map<Tier, number>();
  for (const block of blocksOf(boxes.filter(({ stored }) => stored === undefined))) {
    lanes.set(block.tier, block.height);
  }
  return lanes;
}

/**
 * Places siblings: stored placements hold (moved inside the border where they would cross it, and
 * apart where they cover each other); the others go in rows by tier, below all placed ones,
 * endpoints above them. Rows never overlap. Results are relative to the container.
 */
export function arrange(
  boxes: readonly Box[],
  inset: Inset | undefined,
  lanes: Lanes = new Map(),
): Map<string, Rect> {
  const placed = new Map<string, Rect>();
  for (const { id, width, height, stored } of boxes) {
    if (stored === undefined) continue;
    placed.set(id, {
      x: inset === undefined ? stored.x : Math.max(stored.x, inset.x),
      y: inset === undefined ? stored.y : Math.max(stored.y, inset.y),
      width,
      height,
    });
  }
  const fixed = boxes.flatMap(({ id, stored }) => (stored?.locked === true ? [id] : []));
  const rects = makeRoom(placed, new Set(fixed));
  const open = boxes.filter(({ stored }) => stored === undefined);
  if (open.length === 0) return rects;
  if (rects.size === 0) {
    addBlocks(rects, blocksOf(open), inset ?? { x: 0, y: 0 }, lanes);
    return rects;
  }
  const taken = boundsOf(rects.values());
  const left = inset?.x ?? taken.x;
  const above = blocksOf(open.filter(({ tier }) => tier === 'endpoint'));
  const below = blocksOf(open.filter(({ tier }) => tier !== 'endpoint'));
  addBlocks(rects, above, { x: left, y: taken.y - heightOf(above) });
  addBlocks(rects, below, { x: left, y: taken.y + taken.height + rowGap });
  return rects;
}

/** Boxes side by side. */
interface Row {
  readonly boxes: readonly Box[];
  readonly width: number;
  readonly height: number;
}

/** All rows of one tier. */
interface Block {
  readonly tier: Tier;
  readonly rows: readonly Row[];
  /** With the gaps between the rows. */
  readonly height: number;
}

function blocksOf(boxes: readonly Box[]): Block[] {
  const byTier = new Map<Tier, Box[]>();
  for (const box of boxes) {
    const tier = byTier.get(box.tier);
    if (tier === undefined) byTier.set(box.tier, [box]);
    else tier.push(box);
  }
  return tiers.flatMap((tier) => {
    const members = byTier.get(tier);
    if (members === undefined) return [];
    // Hosts are about twice as wide as high, so fewer of them stand in a row than in a column.
    const perRow = Math.max(4, Math.ceil(Math.sqrt(members.length)));
    const rows: Row[] = [];
    for (let at = 0; at < members.length; at += perRow) {
      const row = members.slice(at, at + perRow);
      rows.push({
        boxes: row,
        width: row.reduce((sum, { width }) => sum + width, (row.length - 1) * shapeGap),
        height: row.reduce((most, { height }) => Math.max(most, height), 0),
      });
    }
    const height = rows.reduce((sum, row) => sum + row.height, (rows.length - 1) * rowGap);
    return [{ tier, rows, height }];
  });
}

/** With the gap that follows each block. */
function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { height }) => sum + height + rowGap, 0);
}

/** A tier of one row stands in the middle; the rows of a longer one begin at the left. */
function addBlocks(
  rects: Map<string, Rect>,
  blocks: readonly Block[],
  origin: Position,
  lanes: Lanes = new Map(),
): void {
  const widest = blocks.reduce(
    (most, { rows }) => rows.reduce((width, row) => Math.max(width, row.width), most),
    0,
  );
  let top = origin.y;
  for (const tier of tiers) {
    const block = blocks.find((each) => each.tier === tier);
    const lane = Math.max(block?.height ?? 0, lanes.get(tier) ?? 0);
    if (block === undefined && lane === 0) continue;
    let y = top;
    for (const row of block?.rows ?? []) {
      const alone = block?.rows.length === 1;
      let x = origin.x + (alone ? Math.round((widest - row.width) / 2) : 0);
      for (const { id, width, height } of row.boxes) {
        rects.set(id, { x, y, width, height });
        x += width + shapeGap;
      }
      y += row.height + rowGap;
    }
    top += lane + rowGap;
  }
}
