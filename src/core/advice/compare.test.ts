import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBrokenTopology, arbitraryTopology } from '../../testing/arbitrary-topology.ts';
import { topology, type TopologyBuilder } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { compareDesigns } from './compare.ts';
import type { DesignComparison, Measure } from './comparison.ts';

const compare = (a: TopologyBuilder, b: TopologyBuilder): DesignComparison =>
  compareDesigns(indexTopology(a.build()), indexTopology(b.build()));

const keyOf = (measure: Measure): string => Object.values(measure).join(' ');

const trends = ({ rows }: DesignComparison): Record<string, string> =>
  Object.fromEntries(rows.map(({ measure, trend }) => [keyOf(measure), trend]));

const crowded = () =>
  topology('before')
    .profile('multi-zone')
    .zones(3)
    .stacked(3)
    .loadBalancers(2, { in: ['zone-a'] })
    .vip('10.0.0.9');
const apart = () =>
  topology('after').profile('multi-zone').zones(3).stacked(3).loadBalancers(2).vip('10.0.0.9');

describe('two designs side by side', () => {
  it('say what each is worth and which is better', () => {
    const comparison = compare(crowded(), apart());
    expect([comparison.a.name, comparison.b.name]).toEqual(['before', 'after']);
    expect(comparison.a.tolerates.zone).toEqual({ tolerated: 0, elements: 3, exhaustive: true });
    expect(comparison.b.tolerates.zone).toEqual({ tolerated: 1, elements: 3, exhaustive: true });
    expect(comparison.a.components).toMatchObject({ 'load-balancer': 2, etcd: 3, worker: 0 });
    expect(trends(comparison)).toMatchObject({
      'tolerance host': 'equal',
      'tolerance zone': 'better',
      'downtime api-writable': 'better',
      hosts: 'equal',
      'findings error': 'better',
    });
    expect(comparison.regressions).toEqual([]);
  });

  it('name what counts against the second one', () => {
    const { regressions } = compare(apart(), crowded());
    expect(regressions.map(keyOf)).toEqual([
      'tolerance zone',
      'downtime api-writable',
      'downtime api-readable',
      'findings error',
    ]);
  });

  it('count the rules that speak in either, worst first', () => {
    const { rules } = compare(crowded(), apart());
    expect(rules[0]).toMatchObject({
      rule: 'failure-domain/zone-not-survived',
      severity: 'error',
      a: 1,
      b: 0,
      trend: 'better',
    });
  });

  it('leave out what neither has, and do not judge what only one has', () => {
    const comparison = compare(topology().stacked(3), apart());
    expect(trends(comparison)).toMatchObject({ 'tolerance zone': 'different', hosts: 'different' });
    expect(trends(comparison)).not.toHaveProperty('tolerance rack');
    expect(trends(comparison)).not.toHaveProperty('components worker');
  });

  it('are equal to themselves, as any document is', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryTopology(), arbitraryBrokenTopology()), (design) => {
        const comparison = compareDesigns(indexTopology(design), indexTopology(design));
        const unknown = Object.values(comparison.a.tolerates).filter(
          (figure) => figure?.exhaustive === false,
        );
        const unequal = comparison.rows.filter(({ trend }) => trend !== 'equal');
        expect(unequal).toHaveLength(unknown.length);
        expect(comparison.regressions).toEqual([]);
      }),
      { numRuns: fc.readConfigureGlobal().numRuns ?? 50 },
    );
  });
});
