import type { TopologyIndex } from '../../../core/graph/topology-index.ts';

/** How hot a shape is painted, from nothing to most. */
export const heatLevels = ['none', 'least', 'low', 'mid', 'high', 'most'] as const;
export type HeatLevel = (typeof heatLevels)[number];

/** The share from which on each level begins, but for `none`. */
export const heatSteps: Readonly<Record<Exclude<HeatLevel, 'none'>, number>> = {
  least: 0,
  low: 0.03,
  mid: 0.1,
  high: 0.25,
  most: 0.5,
};

export function heatLevel(share: number): HeatLevel {
  if (share <= 0) return 'none';
  if (share < heatSteps.low) return 'least';
  if (share < heatSteps.mid) return 'low';
  if (share < heatSteps.high) return 'mid';
  return share < heatSteps.most ? 'high' : 'most';
}

/** The heat of elements on the shapes that stand for them: of a cluster without one, its members. */
export function heatOfShapes(
  index: TopologyIndex,
  hubs: ReadonlyMap<string, unknown>,
  heat: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const painted = new Map<string, number>();
  const add = (id: string, share: number): void => {
    painted.set(id, Math.min(1, (painted.get(id) ?? 0) + share));
  };
  for (const [id, share] of heat) {
    const cluster = index.clusters.get(id);
    if (cluster === undefined || hubs.has(id)) add(id, share);
    else for (const { component } of cluster.members) add(component, share);
  }
  return painted;
}
