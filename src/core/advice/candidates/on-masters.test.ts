import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../testing/candidates.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { onMasters } from './on-masters.ts';

describe('load balancers on the masters', () => {
  it('take the place of those with hosts to themselves', () => {
    const design = topology().stacked(3).loadBalancers(2).vip('10.0.0.9').build();
    const [made] = candidatesOf(onMasters, design);
    expect(made?.label).toContain('port 8443');
    expect(made?.after.topology.hosts).toHaveLength(3);
    const [vip] = made!.after.topology.endpoints;
    expect(vip).toMatchObject({ address: '10.0.0.9', members: ['lb-1', 'lb-2', 'lb-3'] });
  });

  it('are not for shared hosts, other ways in, or a single master', () => {
    const pair = (masters: number) => topology().stacked(masters).loadBalancers(2);
    expect(candidatesOf(onMasters, pair(1).vip('').build())).toEqual([]);
    expect(candidatesOf(onMasters, pair(3).vip('').kubeVip('').build())).toEqual([]);
    const shared = topology().stacked(3).loadBalancersOnMasters().vip('');
    expect(candidatesOf(onMasters, shared.build())).toEqual([]);
  });
});
