import { describe, expect, it } from 'vitest';
import { candidatesOf, heldBy } from '../../../testing/candidates.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { thirdZone } from './third-zone.ts';

const heldByZone = (made: { after: Parameters<typeof heldBy>[0] }) => heldBy(made.after, 'etcd');

describe('a third zone', () => {
  it('gets a voter of each cluster that stands in two', () => {
    const odd = candidatesOf(thirdZone, topology().zones(2).stacked(3).build());
    expect(odd[0]?.label).toBe('Bring an etcd member of etcd into a third zone, zone-c');
    expect(Object.values(heldByZone(odd[0]!)).toSorted()).toEqual([1, 1, 1]);
    const even = candidatesOf(thirdZone, topology().zones(2).externalEtcd(4).build());
    expect(Object.values(heldByZone(even[0]!)).toSorted()).toEqual([1, 2, 2]);
  });

  it('takes everything apart that stood in one or two', () => {
    const one = topology().zones(1).stacked(3).loadBalancers(2).vip('').build();
    const made = candidatesOf(thirdZone, one);
    expect(made.map(({ label }) => label)).toEqual([
      'Spread everything over three zones; new: zone-b, zone-c',
    ]);
    expect(Object.values(heldByZone(made[0]!))).toEqual([1, 1, 1]);
    expect(Object.values(heldBy(made[0]!.after, 'load-balancer'))).toEqual([1, 1]);
  });

  it('draws a rack in it where the hosts stand in racks', () => {
    const racks = topology()
      .zones(1)
      .domain('rack', 'rack-1', 'zone-a')
      .stacked(3, { in: ['rack-1'] })
      .build();
    const [made] = candidatesOf(thirdZone, racks);
    const kinds = made!.after.topology.hosts.map(
      ({ failureDomain }) => made!.after.domains.get(failureDomain ?? '')?.kind,
    );
    expect(kinds).toEqual(['rack', 'rack', 'rack']);
  });

  it('is not for designs without zones or with three in use', () => {
    expect(candidatesOf(thirdZone, topology().stacked(3).build())).toEqual([]);
    expect(candidatesOf(thirdZone, topology().zones(3).stacked(3).build())).toEqual([]);
  });
});
