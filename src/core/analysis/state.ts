import type { Plan } from './structure/plan.ts';
import { lostSpares, sparesOf, type Spares } from './structure/spares.ts';
import type { StructureFunction } from './structure/structure.ts';
import type { ApiState, ClusterState, UnavailabilityCause } from './verdict.ts';

/**
 * Puts the answers of the last run into words; `intact` are the spares of the undamaged design. The
 * function may be one that sees the plan's structure from one side of a cut.
 */
export function readState(
  plan: Plan,
  fn: StructureFunction,
  intact: Spares,
  up: readonly string[],
): ClusterState {
  const causes = causesOf(fn);
  const lost = fn.writable ? lostSpares(intact, sparesOf(fn)) : [];
  const ids = (all: readonly string[], holds: (at: number) => boolean): string[] =>
    all.filter((_, at) => holds(at));
  return {
    api: apiState(fn, lost.length > 0),
    reads: fn.serves ? 'current' : fn.stale ? 'stale' : 'none',
    cause: causes[0] ?? null,
    causes,
    failingShare: fn.serves && !fn.outOfSpace ? fn.share : 0,
    lostSpares: lost,
    etcd: plan.clusterIds.map((cluster, at) => ({
      cluster,
      voters: plan.structure.clusters[at]?.voters.length ?? 0,
      up: fn.votersUp[at] ?? 0,
      quorumSize: plan.structure.clusters[at]?.quorum ?? 1,
      quorum: fn.quorum[at] === 1,
    })),
    up,
    usableControlPlanes: ids(plan.masterIds, (at) => fn.usable[at] === 1),
    servingLoadBalancers: ids(plan.balancerIds, servingBalancers(fn)),
    servingEndpoints: ids(plan.entranceIds, (at) => fn.entranceServes[at] === 1),
    vipHolders: vipHolders(plan, fn),
    controllers: { controllerManager: fn.controllerManager, scheduler: fn.scheduler },
    outOfSpace: fn.outOfSpace ? ids(plan.clusterIds, (at) => isOutOfSpace(fn, at)) : [],
  };
}

function apiState(fn: StructureFunction, degraded: boolean): ApiState {
  if (!fn.serves || fn.outOfSpace) return 'unavailable';
  if (fn.share > 0) return 'partial';
  return degraded ? 'degraded' : 'available';
}

function isOutOfSpace(fn: StructureFunction, at: number): boolean {
  const cluster = fn.structure.clusters[at];
  return cluster !== undefined && cluster.inUse && !fn.isUp(cluster.space);
}

/** Why reads and writes are not both answered; empty if they are. */
function causesOf(fn: StructureFunction): UnavailabilityCause[] {
  const noSpace: UnavailabilityCause[] = fn.outOfSpace ? ['no-space'] : [];
  return fn.serves ? noSpace : [...serviceCauses(fn), ...noSpace];
}

/** Why no endpoint serves. */
function serviceCauses(fn: StructureFunction): UnavailabilityCause[] {
  const causes: UnavailabilityCause[] = [];
  const anyUp = fn.entranceUp.includes(1);
  if (!anyUp) causes.push('no-endpoint');
  const { clusters } = fn.structure;
  const someInUse = clusters.some(({ inUse }) => inUse);
  const quorum = clusters.some(({ inUse }, at) => (inUse || !someInUse) && fn.quorum[at] === 1);
  if (!quorum) causes.push('no-quorum');
  else if (anyUp || !fn.usable.includes(1)) causes.push('no-control-plane');
  return causes;
}

/** A member of a VIP also needs its keepalived, unless another endpoint leads to its own address. */
function servingBalancers(fn: StructureFunction): (at: number) => boolean {
  const inVip = new Set<number>();
  const addressed = new Set<number>();
  for (const { kind, targets } of fn.structure.entrances) {
    for (const { balancer } of targets) (kind === 'vip' ? inVip : addressed).add(balancer);
  }
  return (at) => {
    const balancer = fn.structure.balancers[at];
    if (balancer === undefined || fn.balancerServes[at] !== 1) return false;
    return !inVip.has(at) || addressed.has(at) || fn.isUp(balancer.keepalived);
  };
}

function vipHolders(plan: Plan, fn: StructureFunction): ClusterState['vipHolders'] {
  return fn.structure.entrances.flatMap(({ kind, targets }, at) => {
    const endpoint = plan.entranceIds[at];
    if (endpoint === undefined || (kind !== 'vip' && kind !== 'kube-vip')) return [];
    const target = targets[fn.holder[at] ?? -1];
    const holder =
      target === undefined
        ? undefined
        : kind === 'vip'
          ? plan.balancerIds[target.balancer]
          : plan.masterIds[target.master];
    return [{ endpoint, holder: holder ?? null }];
  });
}
