import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../core/commands/apply.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { topology } from '../../testing/topology-builder.ts';
import { forwardsOf, forwardTargets, toggleForward, toggleMember } from './forwards.ts';

const document = topology().controlPlanes(2).loadBalancers(2).vip('10.0.0.100').build();
const index = indexTopology(document);

describe('toggleForward', () => {
  it('takes away the very link, and puts it back', () => {
    const off = toggleForward(index, 'lb1', 'm2', false);
    expect(off).toEqual({ type: 'remove', ids: ['lb1-m2'] });
    const without = off && applyCommand(document, off);
    if (without?.ok !== true) throw new Error('refused');
    const after = indexTopology(without.topology);
    expect([...forwardsOf(after, 'lb1').keys()]).toEqual(['m1']);
    const on = toggleForward(after, 'lb1', 'm2', true);
    const again = on && applyCommand(without.topology, on);
    if (again?.ok !== true) throw new Error('refused');
    expect([...forwardsOf(indexTopology(again.topology), 'lb1').keys()]).toEqual(['m1', 'm2']);
  });

  it('does nothing twice', () => {
    expect(toggleForward(index, 'lb1', 'm1', true)).toBeUndefined();
  });
});

describe('toggleMember', () => {
  it('takes a load balancer out of its VIP and into it again', () => {
    const out = applyCommand(document, toggleMember('vip', 'lb2', false));
    if (!out.ok) throw new Error('refused');
    expect(indexTopology(out.topology).vipsOf.get('lb2')).toBeUndefined();
    const back = applyCommand(out.topology, toggleMember('vip', 'lb2', true));
    expect(back.ok && indexTopology(back.topology).vipsOf.get('lb2')?.[0]?.id).toBe('vip');
  });
});

describe('forwardTargets', () => {
  it('lets only cloud and DNS endpoints forward to load balancers', () => {
    const cloud = indexTopology(
      topology().controlPlanes(1).loadBalancers(1).cloudLoadBalancer().build(),
    );
    expect(forwardTargets(cloud, 'cloud').map(({ id }) => id)).toEqual(['lb1', 'm1']);
    expect(forwardTargets(cloud, 'lb1').map(({ id }) => id)).toEqual(['m1']);
  });
});
