import type { Structure } from './structure.ts';

/** Tells a standby backend from any number of active ones. */
const standbyWeight = 1 << 20;

/** What each load balancer does with requests, to compare load balancers with each other. */
export class BackendTable {
  readonly #structure: Structure;
  readonly #counts: readonly ReadonlyMap<number, number>[];

  constructor(structure: Structure) {
    this.#structure = structure;
    this.#counts = structure.balancers.map(({ masters, actives }) =>
      countPositions(masters, (at) => (at < actives ? 1 : standbyWeight)),
    );
  }

  mastersOf(balancer: number): Iterable<number> {
    return this.#counts[balancer]?.keys() ?? [];
  }

  /** Whether the right one does to `map(master)` what the left one does to each master. */
  same(left: number, right: number, map: (master: number) => number): boolean {
    const [from, to] = [this.#counts[left], this.#counts[right]];
    if (from === undefined || to === undefined || from.size !== to.size) return false;
    const { balancers } = this.#structure;
    if (balancers[left]?.followsEtcd !== balancers[right]?.followsEtcd) return false;
    for (const [master, times] of from) if (to.get(map(master)) !== times) return false;
    return true;
  }

  /**
   * Whether every load balancer of a VIP does the same for whoever it serves, so that it is all one
   * which of them holds the address.
   */
  isHomogeneous(entrance: number): boolean {
    const targets = this.#structure.entrances[entrance]?.targets ?? [];
    const first = targets[0];
    return targets.every(
      ({ balancer }) =>
        first === undefined || this.same(first.balancer, balancer, (master) => master),
    );
  }
}

export function countPositions(
  positions: Iterable<number>,
  weight: (at: number) => number = () => 1,
): Map<number, number> {
  const counts = new Map<number, number>();
  let at = 0;
  for (const position of positions) {
    counts.set(position, (counts.get(position) ?? 0) + weight(at));
    at += 1;
  }
  return counts;
}
