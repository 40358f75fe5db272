import { NodeStore } from './node-store.ts';
import { OperationCache, operationsPerNode } from './operation-cache.ts';

/** A function of the events, by the number of its node. */
export type Bdd = number;

/** The function that is false, and the one that is true, whatever fails. */
export const no: Bdd = 0;
export const yes: Bdd = 1;

/** In the place of a third operand, for operations that have two. */
const and = -1;
const or = -2;

/**
 * Reduced ordered binary decision diagrams (Bryant 1986) over events numbered from 0 in their order;
 * the high branch is the failure of the event. Without complement edges, so that counting and
 * listing walk the nodes as they are. The operations go one level deep for each event: the caller
 * keeps to designs of a few thousand events.
 */
export class BddManager {
  readonly nodes: NodeStore;
  readonly #known: OperationCache;

  /** @param mostNodes `BudgetExceeded` is thrown when more would be needed. */
  constructor(mostNodes: number) {
    this.nodes = new NodeStore(mostNodes);
    this.#known = new OperationCache(mostNodes * operationsPerNode);
  }

  /** `low` while the event has not happened, `high` once it has. Both must only ask later events. */
  node(event: number, low: Bdd, high: Bdd): Bdd {
    return low === high ? low : this.nodes.make(event, low, high);
  }

  and(left: Bdd, right: Bdd): Bdd {
    if (left === right || right === yes) return left;
    if (left === yes) return right;
    if (left === no || right === no) return no;
    const a = Math.min(left, right);
    const b = Math.max(left, right);
    const known = this.#known.get(a, b, and);
    if (known >= 0) return known;
    const { event, low, high } = this.nodes;
    const [eventA, eventB] = [event[a]!, event[b]!];
    const top = Math.min(eventA, eventB);
    const [lowA, highA] = eventA === top ? [low[a]!, high[a]!] : [a, a];
    const [lowB, highB] = eventB === top ? [low[b]!, high[b]!] : [b, b];
    const result = this.node(top, this.and(lowA, lowB), this.and(highA, highB));
    return this.#known.set(a, b, and, result);
  }

  or(left: Bdd, right: Bdd): Bdd {
    if (left === right || right === no) return left;
    if (left === no) return right;
    if (left === yes || right === yes) return yes;
    const a = Math.min(left, right);
    const b = Math.max(left, right);
    const known = this.#known.get(a, b, or);
    if (known >= 0) return known;
    const { event, low, high } = this.nodes;
    const [eventA, eventB] = [event[a]!, event[b]!];
    const top = Math.min(eventA, eventB);
    const [lowA, highA] = eventA === top ? [low[a]!, high[a]!] : [a, a];
    const [lowB, highB] = eventB === top ? [low[b]!, high[b]!] : [b, b];
    const result = this.node(top, this.or(lowA, lowB), this.or(highA, highB));
    return this.#known.set(a, b, or, result);
  }

  /** `then` where the condition holds, `otherwise` where it does not. */
  ite(condition: Bdd, then: Bdd, otherwise: Bdd): Bdd {
    if (condition === yes || then === otherwise) return then;
    if (condition === no) return otherwise;
    if (then === yes) return this.or(condition, otherwise);
    if (otherwise === no) return this.and(condition, then);
    const known = this.#known.get(condition, then, otherwise);
    if (known >= 0) return known;
    const { event } = this.nodes;
    const top = Math.min(event[condition]!, event[then]!, event[otherwise]!);
    const low = this.ite(
      this.#lowAt(condition, top),
      this.#lowAt(then, top),
      this.#lowAt(otherwise, top),
    );
    const high = this.ite(
      this.#highAt(condition, top),
      this.#highAt(then, top),
      this.#highAt(otherwise, top),
    );
    const result = this.node(top, low, high);
    return this.#known.set(condition, then, otherwise, result);
  }

  not(node: Bdd): Bdd {
    return this.ite(node, no, yes);
  }

  /** Nodes that the function is made of, each after the ones below it, without the constants. */
  nodesOf(root: Bdd): Int32Array {
    const { low, high } = this.nodes;
    const reached = new Uint8Array(root + 1);
    reached[root] = 1;
    let count = 0;
    // What a node leads to has a smaller number, so one walk down finds everything.
    for (let node = root; node > yes; node -= 1) {
      if (reached[node] === 0) continue;
      reached[low[node]!] = 1;
      reached[high[node]!] = 1;
      count += 1;
    }
    const found = new Int32Array(count);
    let at = 0;
    for (let node = yes + 1; node <= root; node += 1) {
      if (reached[node] === 1) {
        found[at] = node;
        at += 1;
      }
    }
    return found;
  }

  #lowAt(node: Bdd, event: number): Bdd {
    return this.nodes.event[node] === event ? this.nodes.low[node]! : node;
  }

  #highAt(node: Bdd, event: number): Bdd {
    return this.nodes.event[node] === event ? this.nodes.high[node]! : node;
  }
}
