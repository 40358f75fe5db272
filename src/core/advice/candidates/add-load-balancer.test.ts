import { describe, expect, it } from 'vitest';
import { candidatesOf, heldBy } from '../../../testing/candidates.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { addLoadBalancer } from './add-load-balancer.ts';

describe('adding a load balancer', () => {
  it('tries a zone of each make and joins the only VIP', () => {
    const design = topology()
      .zones(3)
      .stacked(3)
      .loadBalancers(2, { in: ['zone-a'] })
      .vip('');
    const made = candidatesOf(addLoadBalancer, design.build());
    expect(made.map(({ label }) => label)).toEqual([
      'Add a load balancer in zone-b',
      'Add a load balancer in zone-a',
    ]);
    expect(heldBy(made[0]!.after, 'load-balancer')).toEqual({ 'zone-a': 2, 'zone-b': 1 });
    const [vip] = made[0]!.after.topology.endpoints;
    expect(vip?.kind === 'vip' && vip.members).toHaveLength(3);
  });

  it('joins each of several VIPs by itself', () => {
    const design = topology().stacked(3).loadBalancers(4);
    design.vip('', { members: ['lb1', 'lb2'] }).vip('', { members: ['lb3', 'lb4'] });
    const made = candidatesOf(addLoadBalancer, design.build());
    expect(made.map(({ label }) => label)).toEqual([
      'Add a load balancer to vip',
      'Add a load balancer to vip-2',
    ]);
    const sizes = made.map(({ after }) =>
      after.topology.endpoints.map((each) => each.kind === 'vip' && each.members.length),
    );
    expect(sizes).toEqual([
      [3, 2],
      [2, 3],
    ]);
  });

  it('is not for designs without any', () => {
    expect(candidatesOf(addLoadBalancer, topology().stacked(3).build())).toEqual([]);
  });
});
