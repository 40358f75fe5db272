import { describe, expect, it } from 'vitest';
import { candidatesOf, heldBy } from '../../../testing/candidates.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { spread } from './spread.ts';

describe('spreading over the domains that are drawn', () => {
  it('moves one layer, or all of them', () => {
    const crowded = topology()
      .zones(3)
      .controlPlanes(3, { in: ['zone-a'] })
      .externalEtcd(3, { in: ['zone-a'] })
      .loadBalancers(2, { in: ['zone-a'] })
      .vip('');
    const made = candidatesOf(spread, crowded.build());
    expect(made.map(({ id }) => id)).toEqual([
      'spread:zone:voters',
      'spread:zone:masters',
      'spread:zone:balancers',
      'spread:zone:all',
    ]);
    expect(made[0]?.label).toBe('Spread the etcd members evenly over zone-a, zone-b, zone-c');
    const all = made[3]!.after;
    for (const kind of ['etcd', 'control-plane'] as const) {
      expect(heldBy(all, kind)).toEqual({ 'zone-a': 1, 'zone-b': 1, 'zone-c': 1 });
    }
    expect(Object.values(heldBy(all, 'load-balancer'))).toEqual([1, 1]);
  });

  it('is not for what is spread already, nor over a single domain', () => {
    expect(candidatesOf(spread, topology().zones(3).stacked(3).build())).toEqual([]);
    expect(candidatesOf(spread, topology().zones(1).stacked(3).build())).toEqual([]);
  });
});
