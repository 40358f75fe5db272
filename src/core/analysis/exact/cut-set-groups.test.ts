import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topology } from '../../../testing/topology-builder.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import { analyse, runToEnd } from './analyse.ts';
import type { CutSetGroup, CutSetPart } from './analysis.ts';
import { groupCutSets } from './cut-set-groups.ts';

/** Every set that a group stands for. */
function setsOf({ parts }: CutSetGroup): string[] {
  const choose = <T>(items: readonly T[], many: number): T[][] =>
    many === 0
      ? [[]]
      : items.flatMap((item, at) =>
          choose(items.slice(at + 1), many - 1).map((rest) => [item, ...rest]),
        );
  const cross = (lists: readonly string[][][]): string[][] =>
    lists.reduce<string[][]>(
      (all, list) => all.flatMap((left) => list.map((right) => [...left, ...right])),
      [[]],
    );
  const ofPart = ({ blocks, choose: many }: CutSetPart): string[][] =>
    choose(blocks, many).flatMap((taken) =>
      cross(taken.map((block) => block.map((element) => [element]))),
    );
  return cross(parts.map(ofPart)).map((set) => set.sort().join(' '));
}

const nameOf = (event: number): string => `e${event}`;

describe('groupCutSets', () => {
  it('says any two of three in one', () => {
    const [group, ...more] = groupCutSets(
      [
        [0, 1],
        [0, 2],
        [1, 2],
      ],
      nameOf,
    );
    expect(more).toEqual([]);
    expect(group).toEqual({
      order: 2,
      count: 3,
      parts: [{ choose: 2, blocks: [['e0'], ['e1'], ['e2']] }],
      example: ['e0', 'e1'],
    });
  });

  it('takes what stands in one place as a block: one each out of two of three zones', () => {
    const zones = [
      [0, 1],
      [2, 3],
      [4, 5],
    ];
    const sets = zones.flatMap((zone, at) =>
      zones.slice(at + 1).flatMap((other) => zone.flatMap((a) => other.map((b) => [a, b]))),
    );
    const [group, ...more] = groupCutSets(sets, nameOf);
    expect(more).toEqual([]);
    expect(group?.parts).toEqual([
      {
        choose: 2,
        blocks: [
          ['e0', 'e1'],
          ['e2', 'e3'],
          ['e4', 'e5'],
        ],
      },
    ]);
    expect(group?.count).toBe(12);
  });

  it('stands for exactly the sets that came in', () => {
    const anySets = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.array(fc.array(fc.nat(7)), { maxLength: 40 }))
      .map(([order, lists]) => {
        const sets = lists.map((list) => [...new Set(list)].sort((a, b) => a - b).slice(0, order));
        const right = sets.filter(({ length }) => length === order);
        return [...new Map(right.map((set) => [set.join(' '), set])).values()];
      });
    fc.assert(
      fc.property(anySets, (sets) => {
        const groups = groupCutSets(sets, nameOf);
        const told = groups.flatMap(setsOf);
        expect(told.toSorted()).toEqual(
          sets.map((set) => set.map(nameOf).sort().join(' ')).toSorted(),
        );
        for (const group of groups) expect(setsOf(group)).toHaveLength(group.count);
      }),
      { numRuns: 500 },
    );
  });

  it('tells a stacked three-zone design in a few lines', () => {
    const document = topology().zones(3).stacked(3).loadBalancers(2).vip('').build();
    const { groups, cutSets } = runToEnd(analyse(indexTopology(document)));
    // 3 pairs of zones with 3 x 3 ways to lose a voter in each, 8 more ways to lose both load
    // balancers, and a master's own failure in every zone where no more than one voter is lost.
    expect(cutSets.countByOrder).toEqual([0n, 35n, 10n]);
    expect(groups.length).toBeLessThanOrEqual(11);
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(45);
  });
});
