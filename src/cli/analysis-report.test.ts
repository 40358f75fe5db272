import { describe, expect, it } from 'vitest';
import { indexTopology } from '../core/graph/topology-index.ts';
import { topology } from '../testing/topology-builder.ts';
import { analysisReport, setsOf } from './analysis-report.ts';

describe('the sets of a group', () => {
  it('are all choices of blocks and of one element of each', () => {
    const group = {
      order: 3,
      count: 6,
      parts: [
        { choose: 1, blocks: [['vip'], ['lb']] },
        { choose: 2, blocks: [['a'], ['b'], ['c']] },
      ],
      example: ['vip', 'a', 'b'],
    };
    expect(setsOf(group)).toEqual([
      ['vip', 'a', 'b'],
      ['vip', 'a', 'c'],
      ['vip', 'b', 'c'],
      ['lb', 'a', 'b'],
      ['lb', 'a', 'c'],
      ['lb', 'b', 'c'],
    ]);
  });
});

describe('the report', () => {
  const report = (design: ReturnType<typeof topology>) =>
    analysisReport(indexTopology(design.build()), { maxOrder: undefined, changes: false });

  it('lists every smallest set, as many as are counted', () => {
    const { analysis, smallest } = report(
      topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.9'),
    );
    const [ones, twos] = analysis.cutSets.countByOrder;
    expect(ones).toBe(0n);
    expect(BigInt(smallest.length)).toBe(twos);
    expect(new Set(smallest.map((set) => set.toSorted().join())).size).toBe(smallest.length);
  });

  it('has the empty set for what is down as drawn, and none for what nothing can break', () => {
    expect(report(topology().externalEtcd(3)).smallest).toEqual([[]]);
  });
});
