import type { StructureFunction } from './structure.ts';
import type { Layer } from '../verdict.ts';

/** Which layers could lose one more part and go on. */
export interface Spares {
  readonly endpoint: boolean;
  readonly controlPlane: boolean;
  /** By position of the cluster; false for one that no control plane uses. */
  readonly etcd: readonly boolean[];
}

/** Reads the spares out of the last run. */
export function sparesOf(fn: StructureFunction): Spares {
  return {
    endpoint: hasEndpointSpare(fn),
    controlPlane: usableBehindEndpoints(fn) >= 2,
    etcd: fn.structure.clusters.map(
      ({ inUse, quorum }, at) => inUse && (fn.votersUp[at] ?? 0) > quorum,
    ),
  };
}

/** Layers that have no spare left where the design had one before. */
export function lostSpares(before: Spares, now: Spares): Layer[] {
  const lost: Layer[] = [];
  if (before.endpoint && !now.endpoint) lost.push('endpoint');
  if (before.controlPlane && !now.controlPlane) lost.push('control-plane');
  if (before.etcd.some((had, at) => had && now.etcd[at] !== true)) lost.push('etcd');
  return lost;
}

/**
 * A second endpoint that serves, a second load balancer or master that could take the address over
 * and serve, or a cloud load balancer, which is redundant in itself.
 */
function hasEndpointSpare(fn: StructureFunction): boolean {
  let serving = 0;
  let spare = false;
  fn.structure.entrances.forEach(({ kind, targets, sticky = false }, at) => {
    if (fn.entranceServes[at] !== 1) return;
    serving += 1;
    if (sticky) return;
    if (kind === 'cloud-lb') spare = true;
    const ready = targets.filter((target) => {
      if (!fn.targetServes(target)) return false;
      const balancer = fn.structure.balancers[target.balancer];
      return kind !== 'vip' || (balancer !== undefined && fn.isUp(balancer.keepalived));
    });
    if (ready.length >= 2) spare = true;
  });
  return spare || serving >= 2;
}

/** Usable control planes that what serves can send requests to, standby ones included. */
function usableBehindEndpoints(fn: StructureFunction): number {
  const behind = new Set<number>();
  const add = (master: number): void => {
    if (fn.usable[master] === 1) behind.add(master);
  };
  const addBalancer = (at: number): void => {
    const balancer = fn.structure.balancers[at];
    balancer?.masters.forEach((master, i) => {
      if (fn.isUp(balancer.links[i] ?? 0)) add(master);
    });
  };
  fn.structure.entrances.forEach(({ kind, targets }, at) => {
    if (fn.entranceServes[at] !== 1) return;
    targets.forEach((target, i) => {
      if (kind === 'vip' && i !== fn.holder[at]) return;
      if (!fn.targetServes(target)) return;
      if (target.balancer >= 0) addBalancer(target.balancer);
      else add(target.master);
    });
  });
  return behind.size;
}
