import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../testing/candidates.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { loadBalancing, shareVip } from './load-balancing.ts';

describe('load balancing before masters that have none', () => {
  it('is a pair, one on every master, or kube-vip', () => {
    const made = candidatesOf(loadBalancing, topology().stacked(3).build());
    expect(made.map(({ id }) => id)).toEqual(['front:pair', 'front:onMasters', 'front:kubeVip']);
    const [pair, onMasters, kubeVip] = made.map(({ after }) => after);
    expect(pair?.topology.hosts).toHaveLength(5);
    expect(onMasters?.topology.hosts).toHaveLength(3);
    expect(onMasters?.loadBalancers.map(({ port }) => port)).toEqual([8443, 8443, 8443]);
    for (const index of [pair, onMasters, kubeVip]) {
      const [endpoint] = index!.topology.endpoints;
      expect(endpoint).toMatchObject({ address: expect.stringMatching(/^10\.0\.0\.\d+$/) });
    }
  });

  it("is the provider's where VRRP does not work", () => {
    const made = candidatesOf(
      loadBalancing,
      topology().cluster({ environment: 'gcp' }).stacked(3).build(),
    );
    expect(made.map(({ after }) => after.topology.endpoints[0])).toMatchObject([
      { kind: 'cloud-lb', provider: 'gcp' },
    ]);
  });

  it('comes with more masters where there is but one', () => {
    const made = candidatesOf(loadBalancing, topology().stacked(1).build());
    expect(made.map(({ id }) => id)).toEqual([
      'grow-front:pair',
      'grow-front:onMasters',
      'grow-front:kubeVip',
    ]);
    for (const { after } of made) expect(after.etcdMembers).toHaveLength(3);
  });

  it('is not for masters that have some', () => {
    expect(candidatesOf(loadBalancing, topology().stacked(3).loadBalancers(1).build())).toEqual([]);
  });
});

describe('a VIP before load balancers that nothing joins', () => {
  it('joins all of them', () => {
    const design = topology().stacked(3).loadBalancers(2).build();
    const [made] = candidatesOf(shareVip, design);
    expect(made?.label).toBe('Let lb-1, lb-2 share a VIP');
    expect(made?.after.topology.endpoints).toMatchObject([{ members: ['lb1', 'lb2'] }]);
  });

  it('comes with a partner for a lone one', () => {
    const [made] = candidatesOf(shareVip, topology().stacked(3).loadBalancers(1).build());
    expect(made?.after.loadBalancers).toHaveLength(2);
    expect(made?.after.topology.endpoints).toMatchObject([{ members: ['lb1', 'lb-1'] }]);
  });

  it('is not for load balancers that have one, nor for a public cloud', () => {
    const pair = () => topology().stacked(3).loadBalancers(2);
    expect(candidatesOf(shareVip, pair().vip('').build())).toEqual([]);
    expect(candidatesOf(shareVip, pair().cluster({ environment: 'aws' }).build())).toEqual([]);
  });
});
