import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTopology } from '../graph/topology-index.ts';
import type { Topology } from '../model/topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { applyCommand } from './apply.ts';
import { planSpread } from './spread-hosts.ts';

function spread(design: Topology, ids: Iterable<string>): Topology {
  const command = planSpread(indexTopology(design), ids);
  if (command === undefined) return design;
  const result = applyCommand(design, command);
  if (!result.ok) throw new Error(result.reason.text.en);
  return result.topology;
}

/** Hosts a zone, by what is on them. */
function counts(design: Topology, kind: string): number[] {
  const on = new Set(design.components.flatMap((each) => (each.kind === kind ? [each.host] : [])));
  return design.failureDomains
    .filter((domain) => domain.kind === 'zone')
    .map(({ id }) => design.hosts.filter((h) => on.has(h.id) && h.failureDomain === id).length)
    .toSorted();
}

const all = (design: Topology): string[] => design.hosts.map(({ id }) => id);

describe('planSpread', () => {
  it('spreads each kind of host evenly and moves no more than it must', () => {
    const design = topology()
      .zones(3)
      .stacked(3, { in: ['zone-a'] })
      .build();
    const after = spread(design, all(design));
    expect(counts(after, 'control-plane')).toEqual([1, 1, 1]);
    const moved = after.hosts.filter((host, n) => host !== design.hosts[n]);
    expect(moved).toHaveLength(2);
    expect(after.hosts[0]?.failureDomain).toBe('zone-a');
  });

  it('takes hosts of selected components, and leaves the others', () => {
    const design = topology()
      .zones(2)
      .controlPlanes(4, { in: ['zone-a'] })
      .build();
    const after = spread(design, ['m1', 'm2']);
    expect(after.hosts.filter((host) => host.failureDomain === 'zone-b')).toHaveLength(1);
    expect(after.hosts[3]).toBe(design.hosts[3]);
  });

  it('has nothing to do where all is even, and nowhere to go with one zone', () => {
    const even = topology().zones(3).stacked(3).build();
    expect(planSpread(indexTopology(even), all(even))).toBeUndefined();
    const one = topology().zones(1).stacked(3).build();
    expect(planSpread(indexTopology(one), all(one))).toBeUndefined();
  });

  it('leaves no zone with two more than another, whatever it starts from', () => {
    const zone = fc.constantFrom('zone-a', 'zone-b', 'zone-c');
    fc.assert(
      fc.property(fc.array(zone, { maxLength: 9 }), fc.array(zone, { maxLength: 4 }), (m, lb) => {
        const builder = topology().zones(3);
        if (m.length > 0) builder.controlPlanes(m.length, { in: m });
        if (lb.length > 0) builder.loadBalancers(lb.length, { in: lb });
        const design = builder.build();
        const after = spread(design, all(design));
        for (const kind of ['control-plane', 'load-balancer']) {
          const [least = 0, , most = 0] = counts(after, kind);
          expect(most - least).toBeLessThanOrEqual(1);
        }
        expect(planSpread(indexTopology(after), all(after))).toBeUndefined();
      }),
    );
  });
});
