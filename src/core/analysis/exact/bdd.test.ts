import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BddManager, no, yes, type Bdd } from './bdd.ts';
import { atLeastFailed, type Chain } from './failure-chains.ts';
import { MinimalSolutions } from './minimal-solutions.ts';
import { BudgetExceeded } from './node-store.ts';

const events = 6;
const sets = [...Array(2 ** events).keys()];

function holds(bdds: BddManager, root: Bdd, set: number): boolean {
  let at = root;
  while (at > yes) {
    const failed = (set >> bdds.nodes.event[at]!) % 2 === 1;
    at = failed ? bdds.nodes.high[at]! : bdds.nodes.low[at]!;
  }
  return at === yes;
}

/** A function that holds for just these sets of failures. */
function functionOf(bdds: BddManager, members: ReadonlySet<number>): Bdd {
  const build = (event: number, set: number): Bdd =>
    event === events
      ? members.has(set)
        ? yes
        : no
      : bdds.node(event, build(event + 1, set), build(event + 1, set | (1 << event)));
  return build(0, 0);
}

const anyFunction = fc.uniqueArray(fc.nat(2 ** events - 1)).map((list) => new Set(list));

describe('BddManager', () => {
  it('computes and, or, not and if-then-else', () => {
    fc.assert(
      fc.property(anyFunction, anyFunction, anyFunction, (a, b, c) => {
        const bdds = new BddManager(10_000);
        const [f, g, h] = [a, b, c].map((members) => functionOf(bdds, members)) as [Bdd, Bdd, Bdd];
        for (const set of sets) {
          expect(holds(bdds, bdds.and(f, g), set)).toBe(a.has(set) && b.has(set));
          expect(holds(bdds, bdds.or(f, g), set)).toBe(a.has(set) || b.has(set));
          expect(holds(bdds, bdds.not(f), set)).toBe(!a.has(set));
          expect(holds(bdds, bdds.ite(f, g, h), set)).toBe((a.has(set) ? b : c).has(set));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('has one node for one function, however it came about', () => {
    fc.assert(
      fc.property(anyFunction, anyFunction, (a, b) => {
        const bdds = new BddManager(10_000);
        const [f, g] = [functionOf(bdds, a), functionOf(bdds, b)];
        const both = functionOf(bdds, new Set([...a].filter((set) => b.has(set))));
        expect(bdds.and(f, g)).toBe(both);
        expect(bdds.not(bdds.or(bdds.not(f), bdds.not(g)))).toBe(both);
      }),
      { numRuns: 50 },
    );
  });

  it('stays right while its tables grow', () => {
    const bdds = new BddManager(100_000);
    const wide = 20;
    let all = no;
    // Pairs far apart in the order: the diagram doubles with each.
    for (let at = 0; at < wide / 2; at += 1) {
      const pair = bdds.and(bdds.node(at, no, yes), bdds.node(at + wide / 2, no, yes));
      all = bdds.or(all, pair);
    }
    expect(bdds.nodes.size).toBeGreaterThan(4096 / 4);
    for (let set = 0; set < 2 ** wide; set += 997) {
      const expected = (set & (set >> (wide / 2)) & (2 ** (wide / 2) - 1)) !== 0;
      expect(holds(bdds, all, set)).toBe(expected);
    }
  });

  it('ends at its budget', () => {
    const bdds = new BddManager(8);
    expect(() => functionOf(bdds, new Set([3, 5, 6, 9, 17, 34]))).toThrow(BudgetExceeded);
  });
});

describe('MinimalSolutions', () => {
  it('finds the minimal sets of any function', () => {
    fc.assert(
      fc.property(anyFunction, (members) => {
        const bdds = new BddManager(10_000);
        const solutions = new MinimalSolutions(bdds, 10_000);
        const family = solutions.of(functionOf(bdds, members));
        const found: number[] = [];
        const walk = (node: number, set: number): void => {
          if (node === 1) found.push(set);
          if (node <= 1) return;
          walk(solutions.nodes.low[node]!, set);
          walk(solutions.nodes.high[node]!, set | (1 << solutions.nodes.event[node]!));
        };
        walk(family, 0);
        const minimal = [...members].filter(
          (set) => ![...members].some((other) => other !== set && (other & set) === other),
        );
        expect(found.sort((a, b) => a - b)).toEqual(minimal.sort((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });
});

describe('atLeastFailed', () => {
  const failedIn = (chain: Chain, set: number): boolean =>
    chain.some((event) => (set >> event) % 2 === 1);

  /** Sets of failures, by the count that is asked for, on which the diagram is wrong. */
  function mistakes(chains: readonly Chain[]): number[][] {
    const bdds = new BddManager(100_000);
    return Array.from({ length: chains.length + 2 }, (_, count) => {
      const root = atLeastFailed(bdds, chains, count);
      return sets.filter((set) => {
        const failed = chains.filter((chain) => failedIn(chain, set)).length;
        return holds(bdds, root, set) !== failed >= count;
      });
    });
  }

  const none = (chains: readonly Chain[]): number[][] => [...chains, 0, 0].map(() => []);

  it('counts chains that follow a tree', () => {
    // Two zones (0, 3) with hosts, one voter on the zone itself, two alike, one that never fails.
    const chains = [[0, 1], [0, 2], [0], [3, 4], [3, 5], [3, 5], []];
    expect(mistakes(chains)).toEqual(none(chains));
  });

  it('counts chains of any kind', () => {
    const chain = fc
      .uniqueArray(fc.nat(events - 1), { maxLength: 4 })
      .map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(chain, { maxLength: 5 }), (chains) => {
        expect(mistakes(chains)).toEqual(none(chains));
      }),
      { numRuns: 100 },
    );
  });

  it('takes no more nodes than events times what has to be remembered', () => {
    const bdds = new BddManager(1_000_000);
    const chains = Array.from({ length: 60 }, (_, at) => {
      const zone = Math.floor(at / 20) * 41;
      return [zone, zone + 1 + (at % 20) * 2, zone + 2 + (at % 20) * 2];
    });
    const root = atLeastFailed(bdds, chains, 31);
    expect(bdds.nodesOf(root).length).toBeLessThan(123 * 31);
    expect(bdds.nodes.size).toBeLessThan(2 * 123 * 31);
  });
});
