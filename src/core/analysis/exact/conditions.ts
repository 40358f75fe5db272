import type { BalancerPlan, EntrancePlan, Structure, TargetPlan } from '../structure/structure.ts';
import type { Service } from './analysis.ts';

/** "Some item is up": an item is a list of units that are all needed, on one host or nowhere. */
export type Condition = readonly (readonly number[])[];

/**
 * A service as the polynomial method can work it out: it is there iff the one etcd cluster has
 * quorum and, of some alternative, every condition is met.
 */
export interface Conditions {
  readonly voters: readonly number[];
  /** So many dead voters are too many. */
  readonly loss: number;
  readonly conditions: readonly Condition[];
  /** Alternatives as bit masks over the conditions. */
  readonly alternatives: readonly number[];
}

/** The work doubles with each condition. */
const mostConditions = 8;

/**
 * Undefined where the service does not have this form: several etcd clusters, masters that reach
 * only some external members, load balancers of one VIP that lead to different masters or do not
 * follow etcd. Units that cannot fail are left out of the items.
 */
export function conditionsOf(
  structure: Structure,
  service: Service,
  canFail: (unit: number) => boolean,
): Conditions | undefined {
  return new Reader(structure, canFail).read(service);
}

class Reader {
  readonly #structure: Structure;
  readonly #canFail: (unit: number) => boolean;
  readonly #conditions: Condition[] = [];
  readonly #places = new Map<string, number>();
  #usable: readonly (readonly number[] | null)[] = [];
  /** The condition that etcd has space left. */
  #space = 0;

  constructor(structure: Structure, canFail: (unit: number) => boolean) {
    this.#structure = structure;
    this.#canFail = canFail;
  }

  read(service: Service): Conditions | undefined {
    const { masters, clusters } = this.#structure;
    const used = new Set(masters.flatMap(({ cluster }) => (cluster < 0 ? [] : [cluster])));
    const [only, ...more] = used;
    if (more.length > 0) return undefined;
    const cluster = only === undefined ? undefined : clusters[only];
    const usable = masters.map((_, at) => this.#unitsOfUsable(at));
    if (usable.includes(undefined)) return undefined;
    this.#usable = usable.map((units) => units ?? null);
    this.#space = cluster === undefined ? 0 : this.#condition([[cluster.space]]);
    const alternatives =
      service === 'controllers'
        ? [this.#controllers()]
        : this.#structure.entrances.map((entrance) => this.#entrance(entrance));
    if (alternatives.includes(undefined) || this.#conditions.length > mostConditions) {
      return undefined;
    }
    const needed = service === 'api-readable' ? 0 : this.#space;
    const voters = cluster === undefined ? [] : [...cluster.voters];
    return {
      voters,
      loss: cluster === undefined ? 0 : voters.length - cluster.quorum + 1,
      conditions: this.#conditions,
      alternatives: alternatives.flatMap((mask) => (mask === undefined ? [] : [mask | needed])),
    };
  }

  /** Units that make the master usable while there is quorum; null: it never is; undefined: more than units. */
  #unitsOfUsable(at: number): readonly number[] | null | undefined {
    const { apiserver, cluster, routes } = this.#structure.masters[at]!;
    const [route, ...more] = routes;
    if (cluster < 0 || route === undefined) return null;
    if (more.length > 0) return undefined;
    const { voters } = this.#structure.clusters[cluster]!;
    if (route.voters.length === voters.length) return [apiserver, route.link];
    const [voter] = route.voters;
    return voter === undefined || route.voters.length > 1
      ? undefined
      : [apiserver, route.link, voter];
  }

  /** The bit of a condition, the same for the same one; none for one that is always met. */
  #condition(needed: Condition): number {
    const items = needed.map((units) => units.filter(this.#canFail));
    if (items.some((units) => units.length === 0)) return 0;
    const key = JSON.stringify(items);
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.#conditions.length;
      this.#places.set(key, place);
      this.#conditions.push(items);
    }
    return 2 ** place;
  }

  #someUsable(
    masters: Iterable<number>,
    also: (at: number) => readonly number[] = () => [],
  ): number {
    const set = [...new Set(masters)].sort((a, b) => a - b);
    return this.#condition(
      set.flatMap((at) => {
        const units = this.#usable[at];
        return units == null ? [] : [[...units, ...also(at)]];
      }),
    );
  }

  #controllers(): number {
    const { masters } = this.#structure;
    return (
      this.#someUsable(masters.keys(), (at) => [masters[at]!.controllerManager]) |
      this.#someUsable(masters.keys(), (at) => [masters[at]!.scheduler])
    );
  }

  #entrance(entrance: EntrancePlan): number | undefined {
    const inside = this.#insideEntrance(entrance);
    return inside === undefined ? undefined : inside | this.#condition([[entrance.unit]]);
  }

  #insideEntrance({ kind, homes, targets, sticky = false }: EntrancePlan): number | undefined {
    switch (kind) {
      case 'vip':
        if (sticky) return undefined;
        return this.#balancers(targets, ({ keepalived, proxy }) => [keepalived, proxy]);
      case 'kube-vip':
        return this.#holders(targets);
      case 'cloud-lb': {
        const inner = this.#someTarget(targets);
        const home = homes.length === 0 ? 0 : this.#condition([...homes].map((unit) => [unit]));
        return inner === undefined ? undefined : inner | home;
      }
      case 'dns':
      case 'direct':
        return this.#everyTarget(targets);
    }
  }

  /** A master that is usable and runs kube-vip, which keeps its lease in an etcd that takes writes. */
  #holders(targets: readonly TargetPlan[]): number {
    const some = this.#condition(
      targets.flatMap(({ master, kubeVip }) => {
        const units = this.#usable[master];
        return units == null ? [] : [[...units, kubeVip]];
      }),
    );
    return some | this.#space;
  }

  /** Some of the load balancers is up and some master behind it usable. */
  #balancers(
    targets: readonly TargetPlan[],
    parts: (balancer: BalancerPlan) => readonly number[],
  ): number | undefined {
    const members = targets.map(({ balancer }) => this.#structure.balancers[balancer]);
    const [first] = members;
    if (first === undefined) return this.#condition([]);
    const backends = new Set(first.masters);
    for (const member of members) {
      if (member === undefined || !member.followsEtcd) return undefined;
      const own = new Set(member.masters);
      if (own.size !== backends.size || [...own].some((at) => !backends.has(at))) return undefined;
    }
    const some = this.#condition(
      targets.map(({ balancer, link }) => [...parts(this.#structure.balancers[balancer]!), link]),
    );
    return some | this.#someUsable(backends);
  }

  #someTarget(targets: readonly TargetPlan[]): number | undefined {
    if (targets.some(({ balancer }) => balancer >= 0)) {
      return this.#balancers(targets, ({ proxy }) => [proxy]);
    }
    return this.#condition(
      targets.flatMap(({ master, link }) => {
        const units = this.#usable[master];
        return units == null ? [] : [[...units, link]];
      }),
    );
  }

  #everyTarget(targets: readonly TargetPlan[]): number | undefined {
    if (targets.length === 0) return this.#condition([]);
    let mask = 0;
    for (const target of targets) {
      const needed = this.#someTarget([target]);
      if (needed === undefined || this.#conditions.length > mostConditions) return undefined;
      mask |= needed;
    }
    return mask;
  }
}
