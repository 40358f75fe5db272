import { BackendTable, countPositions } from './backend-table.ts';
import { nothing, type Structure } from './structure.ts';

type Swap = ReadonlyMap<number, number>;
type MasterPart = 'apiserver' | 'controller-manager' | 'scheduler' | 'kube-vip';

/**
 * Recognises parts of a design that are interchangeable: swapping the units of two blocks one for
 * one leaves the structure function the same. Then a set of failures is as bad as the set with the
 * two blocks swapped, and only one of them needs to be tried. Links are taken as whole.
 */
export class Symmetry {
  readonly #structure: Structure;
  readonly #backends: BackendTable;
  readonly #clustersOf: ReadonlyMap<number, string>;
  readonly #masterOf = new Map<number, { position: number; part: MasterPart }>();
  readonly #balancerOf = new Map<number, { position: number; part: 'proxy' | 'keepalived' }>();
  readonly #homeOf = new Map<number, number>();
  /** By master: voter units it can use. */
  readonly #routes: readonly ReadonlySet<number>[];
  /** By entrance: how often a master or load balancer is its target. */
  readonly #masterTargets: readonly ReadonlyMap<number, number>[];
  readonly #balancerTargets: readonly ReadonlyMap<number, number>[];
  /** By voter unit: masters that can use it. */
  readonly #usersOf = new Map<number, number[]>();
  /** By master: load balancers that forward to it. */
  readonly #forwardersTo = new Map<number, number[]>();

  constructor(structure: Structure) {
    this.#structure = structure;
    this.#backends = new BackendTable(structure);
    this.#clustersOf = clustersOf(structure);
    structure.masters.forEach(({ apiserver, controllerManager, scheduler }, position) => {
      this.#masterOf.set(apiserver, { position, part: 'apiserver' });
      this.#masterOf.set(controllerManager, { position, part: 'controller-manager' });
      this.#masterOf.set(scheduler, { position, part: 'scheduler' });
    });
    for (const { targets } of structure.entrances) {
      for (const { master: position, kubeVip } of targets) {
        if (kubeVip !== nothing) this.#masterOf.set(kubeVip, { position, part: 'kube-vip' });
      }
    }
    structure.balancers.forEach(({ proxy, keepalived }, position) => {
      this.#balancerOf.set(proxy, { position, part: 'proxy' });
      this.#balancerOf.set(keepalived, { position, part: 'keepalived' });
      for (const master of this.#backends.mastersOf(position)) {
        push(this.#forwardersTo, master, position);
      }
    });
    structure.entrances.forEach(({ homes }, at) => {
      for (const home of homes) this.#homeOf.set(home, at);
    });
    this.#routes = structure.masters.map(
      ({ routes }) => new Set(routes.flatMap(({ voters }) => [...voters])),
    );
    this.#routes.forEach((voters, at) => {
      for (const voter of voters) push(this.#usersOf, voter, at);
    });
    this.#masterTargets = structure.entrances.map(({ targets }) =>
      countPositions(targets.map(({ master }) => master)),
    );
    this.#balancerTargets = structure.entrances.map(({ targets }) =>
      countPositions(targets.map(({ balancer }) => balancer)),
    );
  }

  /** Whether the units may be swapped pairwise, left for right. The lists share no unit. */
  maySwap(left: readonly number[], right: readonly number[]): boolean {
    if (left.length !== right.length) return false;
    const swap = new Map<number, number>();
    left.forEach((unit, i) => {
      const other = right[i] ?? unit;
      swap.set(unit, other);
      swap.set(other, unit);
    });
    const masters = new Map<number, number>();
    const balancers = new Map<number, number>();
    for (const [unit, other] of swap) {
      if (!this.#haveSameRole(unit, other)) return false;
      const [master, otherMaster] = [this.#masterOf.get(unit), this.#masterOf.get(other)];
      if (master !== undefined && otherMaster !== undefined) {
        const known = masters.get(master.position);
        if (known !== undefined && known !== otherMaster.position) return false;
        masters.set(master.position, otherMaster.position);
      }
      const [balancer, otherBalancer] = [this.#balancerOf.get(unit), this.#balancerOf.get(other)];
      if (balancer === undefined || otherBalancer === undefined) continue;
      const known = balancers.get(balancer.position);
      if (known !== undefined && known !== otherBalancer.position) return false;
      balancers.set(balancer.position, otherBalancer.position);
    }
    return (
      this.#routesHold(swap, masters) &&
      this.#backendsHold(masters, balancers) &&
      this.#targetsHold(masters, balancers)
    );
  }

  /** Both are a voter of the same clusters, an apiserver, a proxy … A link or endpoint has no role. */
  #haveSameRole(unit: number, other: number): boolean {
    const roleOf = (each: number): string => {
      const clusters = this.#clustersOf.get(each);
      if (clusters !== undefined) return `voter ${clusters}`;
      const master = this.#masterOf.get(each);
      if (master !== undefined) return master.part;
      const home = this.#homeOf.get(each);
      return home === undefined ? (this.#balancerOf.get(each)?.part ?? '') : `home ${home}`;
    };
    const role = roleOf(unit);
    return role !== '' && role === roleOf(other);
  }

  #routesHold(swap: Swap, masters: Swap): boolean {
    const affected = new Set(masters.keys());
    for (const unit of swap.keys()) {
      for (const at of this.#usersOf.get(unit) ?? []) affected.add(at);
    }
    return [...affected].every((at) => {
      const image = masters.get(at) ?? at;
      const [routes, others] = [this.#routes[at], this.#routes[image]];
      if (routes === undefined || others === undefined || routes.size !== others.size) return false;
      if (this.#structure.masters[at]?.cluster !== this.#structure.masters[image]?.cluster) {
        return false;
      }
      for (const voter of routes) if (!others.has(swap.get(voter) ?? voter)) return false;
      return true;
    });
  }

  #backendsHold(masters: Swap, balancers: Swap): boolean {
    const affected = new Set(balancers.keys());
    for (const at of masters.keys()) {
      for (const balancer of this.#forwardersTo.get(at) ?? []) affected.add(balancer);
    }
    return [...affected].every((at) =>
      this.#backends.same(at, balancers.get(at) ?? at, (master) => masters.get(master) ?? master),
    );
  }

  #targetsHold(masters: Swap, balancers: Swap): boolean {
    return this.#structure.entrances.every(({ kind, sticky = false }, entrance) => {
      const ofMaster = this.#masterTargets[entrance];
      for (const [at, image] of masters) {
        if (ofMaster?.get(at) !== ofMaster?.get(image)) return false;
      }
      const ofBalancer = this.#balancerTargets[entrance];
      let member = false;
      for (const [at, image] of balancers) {
        if (ofBalancer?.get(at) !== ofBalancer?.get(image)) return false;
        if (ofBalancer?.has(at) === true) member = true;
      }
      return kind !== 'vip' || !member || (!sticky && this.#backends.isHomogeneous(entrance));
    });
  }
}

/** By voter unit the clusters it votes in. */
function clustersOf({ clusters }: Structure): Map<number, string> {
  const found = new Map<number, string>();
  clusters.forEach(({ voters }, at) => {
    for (const voter of voters) found.set(voter, `${found.get(voter) ?? ''} ${at}`);
  });
  return found;
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
