import type { StructureFunction } from '../structure/structure.ts';
import type { PlannedEvent } from './events.ts';
import { emptySet, noSet, type Family, type MinimalSolutions } from './minimal-solutions.ts';

/** A minimal cut set: positions of its events, ascending. */
export type CutSet = readonly number[];

/** What is known of the minimal cut sets, however they were found. */
export interface CutSetSource {
  /** How many sets have 1, 2, 3 … events. */
  readonly countByOrder: readonly bigint[];
  /** All orders up to this one are counted; null: all there are. */
  readonly completeUpTo: number | null;
  /** The sets of one order in lexicographic order, without the first ones; at most so many. */
  readonly ofOrder: (order: number, skip: number, most: number) => readonly CutSet[];
}

/** Largest count that a floating-point number holds exactly. */
const exact = Number.MAX_SAFE_INTEGER;

/** All minimal cut sets, from a decision diagram. */
export function fromFamily(solutions: MinimalSolutions, root: Family): CutSetSource {
  const counts = countsBelow(solutions, root);
  const countByOrder = ordersOf(counts, solutions, root).slice(1);
  return {
    countByOrder,
    completeUpTo: null,
    ofOrder: (order, skip, most) => {
      const page: Page = { skip, most, found: [] };
      list(solutions, counts, root, order, [], page);
      return page.found;
    },
  };
}

/** By node, how many sets of each size there are; sizes beyond the array have none. */
type Counts = readonly (Float64Array | undefined)[];

/** Floating-point, so beyond 2^53 not exact; enough to know where there are any. */
function countsBelow({ nodes }: MinimalSolutions, root: Family): Counts {
  const counts: (Float64Array | undefined)[] = [];
  counts[noSet] = new Float64Array(0);
  counts[emptySet] = Float64Array.of(1);
  for (const node of reachable(nodes, root)) {
    const low = counts[nodes.low[node]!]!;
    const high = counts[nodes.high[node]!]!;
    const sum = new Float64Array(Math.max(low.length, high.length + 1));
    sum.set(low);
    for (let size = 0; size < high.length; size += 1) sum[size + 1]! += high[size]!;
    counts[node] = sum;
  }
  return counts;
}

function ordersOf(counts: Counts, solutions: MinimalSolutions, root: Family): readonly bigint[] {
  const whole = counts[root]!;
  if (whole.every((count) => count <= exact)) return Array.from(whole, (count) => BigInt(count));
  return exactCounts(solutions, root);
}

function exactCounts({ nodes }: MinimalSolutions, root: Family): readonly bigint[] {
  const counts: (readonly bigint[])[] = [];
  counts[noSet] = [];
  counts[emptySet] = [1n];
  for (const node of reachable(nodes, root)) {
    const low = counts[nodes.low[node]!]!;
    const high = counts[nodes.high[node]!]!;
    const length = Math.max(low.length, high.length + 1);
    counts[node] = Array.from(
      { length },
      (_, size) => (low[size] ?? 0n) + (size === 0 ? 0n : (high[size - 1] ?? 0n)),
    );
  }
  return counts[root]!;
}

/** Nodes below the root and itself, each after the ones below it. */
function reachable({ low, high }: MinimalSolutions['nodes'], root: Family): number[] {
  const reached = new Uint8Array(root + 1);
  reached[root] = 1;
  const found: number[] = [];
  for (let node = root; node > emptySet; node -= 1) {
    if (reached[node] === 0) continue;
    found.push(node);
    reached[low[node]!] = 1;
    reached[high[node]!] = 1;
  }
  return found.reverse();
}

interface Page {
  /** Sets still to be passed over. */
  skip: number;
  readonly most: number;
  readonly found: CutSet[];
}

/** Walks only where there are sets of the size that is left, and past what is skipped as a whole. */
function list(
  solutions: MinimalSolutions,
  counts: Counts,
  node: Family,
  left: number,
  chosen: number[],
  page: Page,
): void {
  const count = counts[node]![left] ?? 0;
  if (count === 0 || page.found.length >= page.most) return;
  if (count <= page.skip) {
    page.skip -= count;
    return;
  }
  if (node === emptySet) {
    page.found.push([...chosen]);
    return;
  }
  const { event, low, high } = solutions.nodes;
  chosen.push(event[node]!);
  list(solutions, counts, high[node]!, left - 1, chosen, page);
  chosen.pop();
  list(solutions, counts, low[node]!, left, chosen, page);
}

/** Parts of the structure that may be looked at in a bounded search. */
const searchWork = 150_000_000;

/**
 * The minimal cut sets of the first orders, by trying every set of failures, for designs whose
 * diagram is beyond the budget. Yields the share done.
 *
 * @param breaks Whether the service is not there with the failures that stand in the function.
 * @param parts How much one look at the structure costs.
 */
export function* searchCutSets(
  events: readonly PlannedEvent[],
  fn: StructureFunction,
  breaks: () => boolean,
  parts: number,
): Generator<number, CutSetSource> {
  const byOrder: CutSet[][] = [];
  const works = affordableOrders(events.length, parts);
  const total = works.reduce((sum, work) => sum + work, 0);
  let done = 0;
  for (const [at, work] of works.entries()) {
    const order = at + 1;
    const smaller = byOrder.flat();
    const found: CutSet[] = [];
    const chosen: number[] = [];
    const steps = extend(events, fn, breaks, order, 0, chosen, () => {
      const failed = new Set(chosen);
      if (smaller.some((set) => set.every((event) => failed.has(event)))) return;
      found.push([...chosen]);
    });
    for (const share of steps) yield (done + share * work) / total;
    done += work;
    byOrder.push(found);
  }
  const countByOrder = byOrder.map((sets) => BigInt(sets.length));
  while (countByOrder.at(-1) === 0n) countByOrder.pop();
  return {
    countByOrder,
    completeUpTo: works.length === events.length ? null : works.length,
    ofOrder: (order, skip, most) => (byOrder[order - 1] ?? []).slice(skip, skip + most),
  };
}

/** What the search of each order costs, of as many orders as can be searched. */
function affordableOrders(events: number, parts: number): number[] {
  const works: number[] = [];
  let left = searchWork;
  for (let order = 1; order <= events; order += 1) {
    const work = combinations(events, order) * parts;
    left -= work;
    if (left < 0) break;
    works.push(work);
  }
  return works;
}

/** Visits sets that are too much, but none of which the first elements alone are. */
function* extend(
  events: readonly PlannedEvent[],
  fn: StructureFunction,
  breaks: () => boolean,
  missing: number,
  from: number,
  chosen: number[],
  visit: () => void,
): Generator<number, void> {
  for (let at = from; at <= events.length - missing; at += 1) {
    const { kills } = events[at]!;
    chosen.push(at);
    fn.fail(kills);
    fn.run();
    if (missing === 1) {
      if (breaks()) visit();
    } else if (!breaks()) yield* extend(events, fn, breaks, missing - 1, at + 1, chosen, visit);
    fn.repair(kills);
    chosen.pop();
    if (chosen.length === 0) yield at / events.length;
  }
}

function combinations(n: number, k: number): number {
  let result = 1;
  for (let i = 0; i < k; i += 1) result = (result * (n - i)) / (i + 1);
  return result;
}
