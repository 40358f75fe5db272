import { no, yes, type Bdd, type BddManager } from './bdd.ts';

/**
 * Events, ascending, each of which is enough to take a part of the design down: the domains and the
 * host it stands on, and what it consists of.
 */
export type Chain = readonly number[];

/** The function "some event of the chain has happened". */
export function chainFailed(bdds: BddManager, chain: Chain): Bdd {
  let failed = no;
  for (let at = chain.length - 1; at >= 0; at -= 1) failed = bdds.node(chain[at]!, failed, yes);
  return failed;
}

/** The events of several chains: what needs all of the parts fails with any of them. */
export function joinChains(...chains: readonly Chain[]): Chain {
  const [first = [], second] = chains;
  if (second === undefined) return first;
  return [...new Set(chains.flat())].sort((a, b) => a - b);
}

/**
 * The function "at least `count` of the chains have failed". Where the chains follow a tree (as
 * those of parts on hosts in nested domains do) the diagram is written down directly, from the last
 * chain back to the first, with how many have failed so far as the only thing to remember; this
 * takes as many steps as the diagram has nodes. Otherwise it is put together operation by operation.
 */
export function atLeastFailed(bdds: BddManager, chains: readonly Chain[], count: number): Bdd {
  if (count <= 0) return yes;
  if (count > chains.length) return no;
  const sorted = chains.toSorted(compareChains);
  const tree = followTree(sorted);
  return tree === undefined
    ? combined(bdds, sorted, count)
    : writtenDown(bdds, sorted, tree, count);
}

interface Tree {
  /** By chain how many of its events the one before has as well. */
  readonly shared: readonly number[];
  /** By event the first chain after the last one that has it. */
  readonly end: ReadonlyMap<number, number>;
}

/** Undefined if the chains are not the paths of one tree in the order of the events. */
function followTree(chains: readonly Chain[]): Tree | undefined {
  const shared: number[] = [];
  const end = new Map<number, number>();
  let before: Chain = [];
  for (const [at, chain] of chains.entries()) {
    let common = 0;
    while (common < chain.length && chain[common] === before[common]) common += 1;
    const fresh = chain[common];
    // Two alike fail together; the one that is met later has no event of its own to ask.
    const last = before.at(-1);
    if (fresh !== undefined && last !== undefined && fresh <= last) return undefined;
    if (fresh === undefined && at > 0 && before.length > chain.length) return undefined;
    for (let depth = common; depth < chain.length; depth += 1) {
      if (end.has(chain[depth]!)) return undefined;
    }
    for (const event of chain) end.set(event, at + 1);
    shared.push(common);
    before = chain;
  }
  return { shared, end };
}

function writtenDown(
  bdds: BddManager,
  chains: readonly Chain[],
  { shared, end }: Tree,
  count: number,
): Bdd {
  const total = chains.length;
  /** By chain, by how many have failed before it: the function from its first own event on. */
  const from: Int32Array[] = [];
  const decided = (at: number, failed: number): Bdd => {
    if (failed >= count) return yes;
    if (failed + total - at < count) return no;
    return from[at]![failed]!;
  };
  for (let at = total - 1; at >= 0; at -= 1) {
    const chain = chains[at]!;
    const fewest = Math.max(0, count - (total - at));
    const most = Math.min(at, count - 1);
    const row = new Int32Array(most + 1);
    from[at] = row;
    for (let failed = fewest; failed <= most; failed += 1) {
      let rest = decided(at + 1, failed);
      for (let depth = chain.length - 1; depth >= shared[at]!; depth -= 1) {
        const event = chain[depth]!;
        const after = end.get(event)!;
        rest = bdds.node(event, rest, decided(after, failed + after - at));
      }
      row[failed] = rest;
    }
  }
  return decided(0, 0);
}

/** One row of a table at a time: how likely it is that so many of the chains so far have failed. */
function combined(bdds: BddManager, chains: readonly Chain[], count: number): Bdd {
  const reached = new Int32Array(count + 1).fill(no);
  reached[0] = yes;
  for (const chain of chains.toReversed()) {
    const failed = chainFailed(bdds, chain);
    for (let many = count; many > 0; many -= 1) {
      reached[many] = bdds.ite(failed, reached[many - 1]!, reached[many]!);
    }
  }
  return reached[count]!;
}

function compareChains(a: Chain, b: Chain): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const difference = a[at]! - b[at]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
