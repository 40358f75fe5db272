import { no, yes, type Bdd, type BddManager } from './bdd.ts';
import { NodeStore } from './node-store.ts';
import { OperationCache, operationsPerNode } from './operation-cache.ts';

/** A family of sets of events, by the number of its node. */
export type Family = number;

/** No set at all, and the empty set alone. */
export const noSet: Family = 0;
export const emptySet: Family = 1;

/**
 * The minimal sets of failures under which a function holds, as a zero-suppressed decision diagram
 * (Minato 1993; Rauzy 1993): `low` of a node are the sets without its event, `high` those with it,
 * which is then left out of them. A set is minimal if the function holds when just its elements have
 * failed, and for no proper subset of it. That is meant literally, so it is also right for functions
 * that further failures make false again.
 */
export class MinimalSolutions {
  readonly #bdds: BddManager;
  readonly nodes: NodeStore;
  readonly #known: OperationCache;

  /** @param mostNodes `BudgetExceeded` is thrown when more would be needed. */
  constructor(bdds: BddManager, mostNodes: number) {
    this.#bdds = bdds;
    this.nodes = new NodeStore(mostNodes);
    this.#known = new OperationCache(mostNodes * operationsPerNode);
  }

  of(root: Bdd): Family {
    const { event, low, high } = this.#bdds.nodes;
    const solutions = new Int32Array(root + 2);
    solutions[no] = noSet;
    solutions[yes] = emptySet;
    for (const node of this.#bdds.nodesOf(root)) {
      const without = solutions[low[node]!]!;
      // A set with the event is minimal if none without it lies inside.
      const having = this.#without(solutions[high[node]!]!, without);
      solutions[node] = this.#node(event[node]!, without, having);
    }
    return solutions[root]!;
  }

  #node(event: number, low: Family, high: Family): Family {
    return high === noSet ? low : this.nodes.make(event, low, high);
  }

  /** The sets of the left family that hold no set of the right one inside. */
  #without(left: Family, right: Family): Family {
    if (left === noSet || left === right) return noSet;
    const { event, low, high } = this.nodes;
    const leftEvent = event[left]!;
    let other = right;
    // A set of the right family with an event that the left one never has lies inside none.
    while (event[other]! < leftEvent) other = low[other]!;
    if (other === noSet) return left;
    if (other === emptySet || left === other) return noSet;
    const known = this.#known.get(left, other, 0);
    if (known >= 0) return known;
    const [lowLeft, highLeft] = [low[left]!, high[left]!];
    let result: Family;
    if (leftEvent < event[other]!) {
      result = this.#node(leftEvent, this.#without(lowLeft, other), this.#without(highLeft, other));
    } else {
      const [lowOther, highOther] = [low[other]!, high[other]!];
      const having = this.#without(this.#without(highLeft, highOther), lowOther);
      result = this.#node(leftEvent, this.#without(lowLeft, lowOther), having);
    }
    return this.#known.set(left, other, 0, result);
  }
}
