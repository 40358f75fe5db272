import type { Plan } from '../structure/plan.ts';
import {
  nothing,
  type BalancerPlan,
  type EntrancePlan,
  type MasterPlan,
  type Numbers,
  type Structure,
  type TargetPlan,
} from '../structure/structure.ts';
import type { Service } from './analysis.ts';
import { no, yes, type Bdd, type BddManager } from './bdd.ts';
import { atLeastFailed, chainFailed, joinChains, type Chain } from './failure-chains.ts';

/** What fails by itself, with the units that fail with it. */
export interface Failing {
  readonly kills: Numbers;
}

/**
 * The structure function once more, as decision diagrams over the events: for each service the
 * function "it is not there". What a unit, a master, a load balancer and an endpoint do is said in
 * `structure.ts`; tests hold the two together on every set of failures.
 */
export class Compiler {
  readonly #bdds: BddManager;
  readonly #structure: Structure;
  /** By unit the events that take it down. */
  readonly #chains: readonly (readonly number[])[];
  /** The one cluster that every master with an etcd uses; -1 if there are several. */
  readonly #onlyCluster: number;
  readonly #lostQuorum = new Map<number, Bdd>();
  readonly #allUnusable = new Map<string, Bdd>();
  readonly #unusable = new Map<number, Bdd>();

  constructor(bdds: BddManager, plan: Plan, events: readonly Failing[]) {
    this.#bdds = bdds;
    this.#structure = plan.structure;
    this.#chains = chainsOf(plan.structure.unitCount, events);
    const used = new Set(plan.structure.masters.flatMap((master) => master.cluster));
    used.delete(-1);
    this.#onlyCluster = used.size === 1 ? [...used][0]! : -1;
  }

  /** The function "the service is not there". */
  failureOf(service: Service): Bdd {
    switch (service) {
      case 'api-readable':
        return this.#unlessQuorum(this.#noEntranceServes());
      case 'api-writable':
        return this.#bdds.or(this.failureOf('api-readable'), this.#outOfSpace());
      case 'controllers':
        return this.#unlessQuorum(this.#noController());
    }
  }

  /**
   * Where all masters use one cluster, its quorum is asked once, here, and taken for granted
   * everywhere below: without it nothing works, whatever else is up.
   */
  #unlessQuorum(failure: Bdd): Bdd {
    if (this.#onlyCluster < 0) return failure;
    return this.#bdds.or(failure, this.#quorumLost(this.#onlyCluster));
  }

  #quorumLost(cluster: number): Bdd {
    let lost = this.#lostQuorum.get(cluster);
    if (lost === undefined) {
      const { voters, quorum } = this.#structure.clusters[cluster]!;
      const chains = Array.from(voters, (unit) => this.#chains[unit]!);
      lost = atLeastFailed(this.#bdds, chains, voters.length - quorum + 1);
      this.#lostQuorum.set(cluster, lost);
    }
    return lost;
  }

  #outOfSpace(): Bdd {
    let out = no;
    for (const { inUse, space } of this.#structure.clusters) {
      if (inUse) out = this.#bdds.or(out, this.#failed(space));
    }
    return out;
  }

  #failed(unit: number): Bdd {
    return chainFailed(this.#bdds, this.#chains[unit]!);
  }

  /**
   * Events that make a master unusable as long as there is quorum; undefined if that hangs on more
   * than single events, and for a master that never is usable.
   */
  #chainOfMaster({ apiserver, cluster, routes }: MasterPlan): Chain | undefined {
    const [route, ...more] = routes;
    if (cluster !== this.#onlyCluster || route === undefined || more.length > 0) return undefined;
    const parts = [this.#chains[apiserver]!, this.#chains[route.link]!];
    const { voters } = this.#structure.clusters[cluster]!;
    // With quorum some voter is up, and this master reaches every one.
    if (route.voters.length === voters.length) return joinChains(...parts);
    const [voter] = route.voters;
    if (voter === undefined || route.voters.length > 1) return undefined;
    return joinChains(...parts, this.#chains[voter]!);
  }

  #masterUnusable(at: number): Bdd {
    let unusable = this.#unusable.get(at);
    if (unusable === undefined) {
      unusable = this.#masterFails(this.#structure.masters[at]!);
      this.#unusable.set(at, unusable);
    }
    return unusable;
  }

  #takesNoWrites(at: number): Bdd {
    const space = this.#structure.clusters[this.#structure.masters[at]!.cluster]?.space ?? nothing;
    return this.#bdds.or(this.#masterUnusable(at), this.#failed(space));
  }

  #masterFails(master: MasterPlan): Bdd {
    const chain = this.#chainOfMaster(master);
    if (chain !== undefined) return chainFailed(this.#bdds, chain);
    const { apiserver, cluster, routes } = master;
    if (cluster < 0) return yes;
    let noRoute = yes;
    for (const { link, voters } of routes) {
      let deadEnd = yes;
      for (const voter of voters) deadEnd = this.#bdds.and(deadEnd, this.#failed(voter));
      noRoute = this.#bdds.and(noRoute, this.#bdds.or(this.#failed(link), deadEnd));
    }
    const alone = this.#bdds.or(this.#failed(apiserver), noRoute);
    return cluster === this.#onlyCluster ? alone : this.#bdds.or(alone, this.#quorumLost(cluster));
  }

  /** None of the masters is usable. */
  #allMastersUnusable(masters: Iterable<number>): Bdd {
    const set = [...new Set(masters)].sort((a, b) => a - b);
    const key = set.join(' ');
    let all = this.#allUnusable.get(key);
    if (all === undefined) {
      const chains = set.map((at) => this.#chainOfMaster(this.#structure.masters[at]!));
      const plain = chains.flatMap((chain) => (chain === undefined ? [] : [chain]));
      all =
        plain.length === chains.length
          ? atLeastFailed(this.#bdds, plain, plain.length)
          : this.#every(set, (at) => this.#masterUnusable(at));
      this.#allUnusable.set(key, all);
    }
    return all;
  }

  #every<T>(items: readonly T[], failureOf: (item: T) => Bdd): Bdd {
    let all = yes;
    for (const item of items.toReversed()) all = this.#bdds.and(failureOf(item), all);
    return all;
  }

  /** The load balancer, its proxy being up, sends no request to a usable master. */
  #servesNothing(balancer: BalancerPlan): Bdd {
    const { masters, actives, followsEtcd } = balancer;
    if (followsEtcd) return this.#allMastersUnusable(masters);
    const active = masters.slice(0, actives);
    const standby = masters.slice(actives);
    return this.#bdds.ite(
      this.#allApiserversDown(active),
      this.#allMastersUnusable(standby),
      this.#allMastersUnusable(active),
    );
  }

  /** Its health check finds none of its masters up, active or standby. */
  #findsNothing({ masters, followsEtcd }: BalancerPlan): Bdd {
    return followsEtcd ? this.#allMastersUnusable(masters) : this.#allApiserversDown(masters);
  }

  /** The load balancer, its proxy being up, fails some requests or all. */
  #failsSome(balancer: BalancerPlan): Bdd {
    const { masters, actives, followsEtcd } = balancer;
    if (followsEtcd) return this.#allMastersUnusable(masters);
    const fails = (backends: Int32Array): Bdd =>
      this.#bdds.or(this.#allMastersUnusable(backends), this.#someUpButUnusable(backends));
    return this.#bdds.ite(
      this.#allApiserversDown(masters.slice(0, actives)),
      fails(masters.slice(actives)),
      fails(masters.slice(0, actives)),
    );
  }

  #allApiserversDown(masters: Int32Array): Bdd {
    const chains = Array.from(masters, (at) => {
      const { apiserver } = this.#structure.masters[at]!;
      return this.#chains[apiserver]!;
    });
    return atLeastFailed(this.#bdds, chains, chains.length);
  }

  #someUpButUnusable(masters: Int32Array): Bdd {
    let some = no;
    for (const at of masters) {
      const up = this.#bdds.not(this.#failed(this.#structure.masters[at]!.apiserver));
      some = this.#bdds.or(some, this.#bdds.and(up, this.#masterUnusable(at)));
    }
    return some;
  }

  #noEntranceServes(): Bdd {
    return this.#every(this.#structure.entrances, (entrance) =>
      this.#bdds.or(this.#failed(entrance.unit), this.#entranceFails(entrance)),
    );
  }

  /** Not every request through the entrance is answered. */
  #entranceFails(entrance: EntrancePlan): Bdd {
    switch (entrance.kind) {
      case 'vip':
        return this.#vipFails(entrance);
      case 'kube-vip':
        return this.#every(entrance.targets, ({ master, kubeVip }) =>
          this.#bdds.or(this.#failed(kubeVip), this.#takesNoWrites(master)),
        );
      case 'cloud-lb':
        return this.#cloudFails(entrance);
      case 'dns':
      case 'direct':
        return this.#nameFails(entrance);
    }
  }

  #vipFails({ targets, sticky = false, checksBackends = false }: EntrancePlan): Bdd {
    const members = targets.map(({ balancer }) => this.#structure.balancers[balancer]!);
    const [first] = members;
    if (first === undefined) return yes;
    const chainOf = ({ keepalived, proxy }: BalancerPlan): Chain =>
      joinChains(this.#chains[keepalived]!, this.#chains[proxy]!);
    const backends = (balancer: BalancerPlan): string =>
      [...new Set(balancer.masters)].sort((a, b) => a - b).join(' ');
    if (
      !sticky &&
      members.every((each) => each.followsEtcd && backends(each) === backends(first))
    ) {
      // It is all one who holds the address.
      const nobody = atLeastFailed(this.#bdds, members.map(chainOf), members.length);
      return this.#bdds.or(nobody, this.#servesNothing(first));
    }
    let failure = yes;
    for (const member of members.toReversed()) {
      const processes = sticky
        ? this.#failed(member.keepalived)
        : chainFailed(this.#bdds, chainOf(member));
      const cannotHold =
        checksBackends && member.tellsBackends && !sticky
          ? this.#bdds.or(processes, this.#findsNothing(member))
          : processes;
      const fails = sticky
        ? this.#bdds.or(this.#failed(member.proxy), this.#failsSome(member))
        : this.#failsSome(member);
      failure = this.#bdds.ite(cannotHold, failure, fails);
    }
    return failure;
  }

  #cloudFails({ homes, targets }: EntrancePlan): Bdd {
    const nowhere = homes.length === 0 ? no : this.#every([...homes], (home) => this.#failed(home));
    const nobody = this.#every(targets, (target) => this.#targetServesNothing(target));
    let some = no;
    for (const target of targets) {
      // Only a load balancer can serve and yet fail some requests.
      if (target.balancer < 0) continue;
      const serves = this.#bdds.not(this.#targetServesNothing(target));
      some = this.#bdds.or(some, this.#bdds.and(serves, this.#targetFailsSome(target)));
    }
    return this.#bdds.or(nowhere, this.#bdds.or(nobody, some));
  }

  /** Nothing checks what a name leads to, so every target must answer everything. */
  #nameFails({ targets }: EntrancePlan): Bdd {
    if (targets.length === 0) return yes;
    let failure = no;
    for (const target of targets) {
      failure = this.#bdds.or(failure, this.#targetFailsSome(target));
    }
    return failure;
  }

  #targetServesNothing({ balancer, master, link }: TargetPlan): Bdd {
    const behind = this.#structure.balancers[balancer];
    const inside =
      behind === undefined
        ? this.#masterUnusable(master)
        : this.#bdds.or(this.#failed(behind.proxy), this.#servesNothing(behind));
    return this.#bdds.or(this.#failed(link), inside);
  }

  #targetFailsSome({ balancer, master, link }: TargetPlan): Bdd {
    const behind = this.#structure.balancers[balancer];
    const some =
      behind === undefined
        ? this.#masterUnusable(master)
        : this.#bdds.or(this.#failed(behind.proxy), this.#failsSome(behind));
    return this.#bdds.or(this.#failed(link), some);
  }

  /** No master is usable with its controller manager, or none with its scheduler. */
  #noController(): Bdd {
    const none = (process: 'controllerManager' | 'scheduler'): Bdd =>
      this.#every([...this.#structure.masters.keys()], (at) =>
        this.#bdds.or(this.#failed(this.#structure.masters[at]![process]), this.#takesNoWrites(at)),
      );
    return this.#bdds.or(none('controllerManager'), none('scheduler'));
  }
}

function chainsOf(units: number, events: readonly Failing[]): number[][] {
  const chains = Array.from({ length: units }, (): number[] => []);
  events.forEach(({ kills }, event) => {
    for (const unit of kills) chains[unit]!.push(event);
  });
  return chains;
}
