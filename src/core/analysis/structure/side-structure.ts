import type { Plan } from './plan.ts';
import { anywhere, type Reach } from './reach.ts';
import {
  StructureFunction,
  type BalancerPlan,
  type ClusterPlan,
  type EntrancePlan,
  type MasterPlan,
  type Numbers,
  type Structure,
  type TargetPlan,
} from './structure.ts';

/** More voters than any cluster has. */
const never = 2 ** 31 - 1;

/**
 * The structure as it works while places are cut from each other, seen from one side after the
 * other. Where reach goes on over a third (a partition into groups), this is the same as to count
 * what stands in other groups as dead.
 *
 * - **etcd**: the leader is the live voter that reaches most live voters, the first of equal ones
 *   in the order of the members; there is none if they are too few. In the quorum are the live
 *   voters that reach it.
 * - **Control plane**: usable with a voter of the quorum that it is configured with and reaches.
 * - **VIP**: a live load balancer holds it if it hears no live one before it in the holding order.
 *   Clients use the first holder that they reach. Where keepalived asks for the masters, one that
 *   reaches none of them counts as dead.
 * - **kube-vip**: one lease, so one holder for everybody: the first master that can renew it.
 * - **Cloud load balancer and DNS name**: reachable from every side; what they lead to answers if
 *   the side reaches it.
 *
 * A side speaks of an etcd cluster as having quorum if it is connected to it, over others if need be.
 */
export class SideStructures {
  readonly #plan: Plan;
  readonly #reach: Reach;
  readonly #failed: StructureFunction;
  /** Side of each unit. */
  readonly #sideOf: Int32Array;
  /** Always dead: the unit of what is cut. */
  readonly #cut: number;
  /** By cluster: voters that reach the leader; null without one. */
  readonly #quorums: readonly (Numbers | null)[];

  /** @param failed carries the failures, and is not changed. */
  constructor(plan: Plan, failed: StructureFunction, reach: Reach) {
    this.#plan = plan;
    this.#reach = reach;
    this.#failed = failed;
    this.#sideOf = Int32Array.from(plan.units.hostOf, (host) => reach.sideOf(host));
    this.#cut = plan.structure.unitCount;
    this.#quorums = plan.structure.clusters.map((cluster) => this.#findQuorum(cluster));
  }

  /** The function after a run, as clients on the side see it. */
  seenFrom(side: number): StructureFunction {
    const { entrances } = this.#plan.structure;
    const behind = this.#behindEntrances(side);
    const alive = entrances.some(({ checksBackends = false }) => checksBackends)
      ? this.#run(side, behind, () => true)
      : this.#failed;
    // Who holds a kube-vip address is found out first, and only then whether the side reaches it.
    const everywhere = this.#run(side, {
      ...behind,
      entrances: entrances.map((entrance) => this.#entrance(side, entrance, alive)),
    });
    if (!entrances.some(({ kind }) => kind === 'kube-vip')) return everywhere;
    const { structure } = everywhere;
    return this.#run(side, {
      ...structure,
      entrances: structure.entrances.map((entrance, at) => {
        if (entrance.kind !== 'kube-vip') return entrance;
        const { targets } = entrance;
        const reached = targets.filter(({ master }) => this.#reachesMaster(side, master));
        const holder = targets[everywhere.holder[at] ?? -1];
        const isReached = holder !== undefined && reached.includes(holder);
        return { ...entrance, targets: reached, unit: isReached ? entrance.unit : this.#cut };
      }),
    });
  }

  /** @param isReached whether clients of the side use a load balancer, by unit of its proxy */
  #run(
    side: number,
    structure: Structure,
    isReached = (proxy: number): boolean => this.#reaches(side, proxy),
  ): StructureFunction {
    const fn = new StructureFunction(structure);
    fn.dead.set(this.#failed.dead);
    fn.dead[this.#cut] = 1;
    this.#sideOf.forEach((other, unit) => {
      if (!this.#reach.connected(side, other)) fn.dead[unit]! += 1;
    });
    for (const { proxy, keepalived } of structure.balancers) {
      if (isReached(proxy)) continue;
      fn.dead[proxy]! += 1;
      fn.dead[keepalived]! += 1;
    }
    fn.run();
    return fn;
  }

  #behindEntrances(side: number): Structure {
    const { clusters, masters, balancers, unitCount } = this.#plan.structure;
    return {
      unitCount: unitCount + 1,
      clusters: clusters.map((cluster, at) => this.#cluster(side, cluster, at)),
      masters: masters.map((master) => this.#master(master)),
      balancers: balancers.map((balancer) => this.#balancer(balancer)),
      entrances: [],
    };
  }

  #findQuorum({ voters, quorum }: ClusterPlan): Numbers | null {
    const live = voters.filter((voter) => this.#failed.isUp(voter));
    let most = 0;
    let quorumOfLeader: Numbers | null = null;
    const bySide = new Map<number, Numbers>();
    for (const leader of live) {
      const at = this.#sideOf[leader]!;
      const heard = bySide.get(at) ?? live.filter((voter) => this.#reaches(at, voter));
      bySide.set(at, heard);
      if (heard.length <= most) continue;
      most = heard.length;
      quorumOfLeader = heard;
    }
    return most >= quorum ? quorumOfLeader : null;
  }

  #cluster(side: number, cluster: ClusterPlan, at: number): ClusterPlan {
    const quorum = this.#quorums[at];
    const [member] = quorum ?? [];
    const isSeen = member !== undefined && this.#reach.connected(side, this.#sideOf[member]!);
    return quorum && isSeen ? { ...cluster, voters: quorum } : { ...cluster, quorum: never };
  }

  #master(master: MasterPlan): MasterPlan {
    const quorum = new Set(this.#quorums[master.cluster]);
    const at = this.#sideOf[master.apiserver]!;
    return {
      ...master,
      routes: master.routes.map(({ link, voters }) => ({
        link,
        voters: voters.filter((voter) => quorum.has(voter) && this.#reaches(at, voter)),
      })),
    };
  }

  #balancer(balancer: BalancerPlan): BalancerPlan {
    const at = this.#sideOf[balancer.proxy]!;
    return {
      ...balancer,
      links: balancer.links.map((link, i) =>
        this.#reachesMaster(at, balancer.masters[i]!) ? link : this.#cut,
      ),
    };
  }

  #entrance(side: number, entrance: EntrancePlan, alive: StructureFunction): EntrancePlan {
    switch (entrance.kind) {
      case 'kube-vip':
        return entrance;
      case 'vip':
        return this.#vip(side, entrance, alive);
      case 'cloud-lb':
      case 'dns':
      case 'direct':
        return {
          ...entrance,
          targets: entrance.targets.map((target) =>
            this.#reachesTarget(side, target) ? target : { ...target, link: this.#cut },
          ),
        };
    }
  }

  /** @param alive says of each load balancer, reached or not, whether it may hold the address */
  #vip(side: number, entrance: EntrancePlan, alive: StructureFunction): EntrancePlan {
    const reached = entrance.targets.filter((target) => this.#reachesTarget(side, target));
    const live = entrance.targets.filter(({ balancer }) => alive.mayHold(entrance, balancer));
    const holder = reached.find((target) => {
      if (!live.includes(target)) return false;
      const own = this.#sideOfTarget(target);
      const before = live.slice(0, live.indexOf(target));
      return before.every((other) => !this.#reach.reaches(own, this.#sideOfTarget(other)));
    });
    return holder === undefined
      ? { ...entrance, targets: reached, unit: this.#cut }
      : { ...entrance, targets: [holder, ...reached.filter((target) => target !== holder)] };
  }

  #sideOfTarget({ balancer, master }: TargetPlan): number {
    const { balancers, masters } = this.#plan.structure;
    const unit = balancer >= 0 ? balancers[balancer]?.proxy : masters[master]?.apiserver;
    return unit === undefined ? anywhere : this.#sideOf[unit]!;
  }

  #reaches(side: number, unit: number): boolean {
    return this.#reach.reaches(side, this.#sideOf[unit]!);
  }

  #reachesMaster(side: number, master: number): boolean {
    return this.#reaches(side, this.#plan.structure.masters[master]!.apiserver);
  }

  #reachesTarget(side: number, target: TargetPlan): boolean {
    return this.#reach.reaches(side, this.#sideOfTarget(target));
  }
}
