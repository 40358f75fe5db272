import { describe, expect, it } from 'vitest';
import { topology, type TopologyBuilder } from '../../../testing/topology-builder.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import type { Topology } from '../../model/topology.ts';
import { findMirrors } from './blocks.ts';
import { elementsOfKind } from '../elements.ts';
import { planOf } from './plan.ts';
import type { ToleranceKind } from '../verdict.ts';

/** `m2~m1` for each element that is the mirror image of one before it. */
function twins(builder: TopologyBuilder, kind: ToleranceKind = 'component'): string[] {
  const plan = planOf(indexTopology(builder.build()));
  const elements = elementsOfKind(plan, kind);
  const kills = elements.map((id) => plan.units.killsOf(id));
  return findMirrors(plan, elements, kills).flatMap(({ twin }, at) =>
    twin < 0 ? [] : [`${elements[at]}~${elements[twin]}`],
  );
}

const external = (): TopologyBuilder =>
  topology().controlPlanes(2).externalEtcd(2).loadBalancers(2).vip('');

describe('findMirrors', () => {
  it('sees that masters, etcd members and load balancers of one VIP are alike', () => {
    expect(twins(external())).toEqual(['m2~m1', 'e2~e1', 'lb2~lb1']);
    expect(twins(external(), 'host')).toEqual([
      'host-m2~host-m1',
      'host-e2~host-e1',
      'host-lb2~host-lb1',
    ]);
  });

  it('mirrors a stacked master only together with its etcd member', () => {
    const plan = planOf(indexTopology(topology().stacked(2).loadBalancers(1).vip('').build()));
    const elements = ['m1', 'm2', 'e1', 'e2'];
    const kills = elements.map((id) => plan.units.killsOf(id));
    expect(findMirrors(plan, elements, kills)).toEqual([
      { twin: -1, before: [] },
      { twin: 0, before: [] },
      { twin: -1, before: [] },
      { twin: 2, before: [[1, 0]] },
    ]);
  });

  it('takes a load balancer whose backends are all standby for one with active ones', () => {
    const pair = external().with(({ links }) => {
      for (const link of links) {
        if (link.kind === 'forwards' && link.from === 'lb2') link.mode = 'standby';
      }
    });
    expect(twins(pair)).toContain('lb2~lb1');
  });

  const change: Record<string, (document: Topology) => void> = {
    'a link is missing': (document) => {
      document.links = document.links.filter(({ id }) => id !== 'lb1-m1');
    },
    'one is standby': ({ links }) => {
      for (const link of links) {
        if (link.id === 'lb1-m1' && link.kind === 'forwards') link.mode = 'standby';
      }
    },
  };
  it.each(Object.entries(change))('neither masters nor load balancers where %s', (_, apply) => {
    expect(twins(external().with(apply))).toEqual(['e2~e1']);
  });

  it('no load balancers with different health checks', () => {
    const mixed = external().with(({ components }) => {
      const balancer = components.find(({ id }) => id === 'lb2');
      if (balancer?.kind === 'load-balancer') balancer.healthCheck = 'tcp';
    });
    expect(twins(mixed)).toEqual(['m2~m1', 'e2~e1']);
  });

  it('no masters with different etcd endpoints, and not the members they differ in', () => {
    const apart = external().with(({ links }) => {
      for (const link of links) {
        if (link.kind === 'stores-in') link.to = link.from === 'm1' ? 'e1' : 'e2';
      }
    });
    expect(twins(apart)).toEqual(['lb2~lb1']);
  });

  it('no master that an endpoint leads to for one that none does', () => {
    const direct = external().with(({ endpoints, links }) => {
      endpoints.push({ kind: 'direct', id: 'direct', name: 'direct' });
      links.push({ kind: 'forwards', id: 'd', from: 'direct', to: 'm2', mode: 'active' });
    });
    expect(twins(direct)).toEqual(['e2~e1', 'lb2~lb1']);
  });

  it('no hosts whose load balancers forward to themselves only: the holder matters', () => {
    const local = topology()
      .stacked(3)
      .loadBalancersOnMasters()
      .vip('')
      .with((document) => {
        document.links = document.links.filter(
          ({ from, to }) => !from.startsWith('lb') || from.slice(2) === to.slice(1),
        );
      });
    expect(twins(local, 'host')).toEqual([]);
    expect(twins(topology().stacked(3).loadBalancersOnMasters().vip(''), 'host')).toEqual([
      'host-m2~host-m1',
      'host-m3~host-m2',
    ]);
  });

  it('zones with the same contents, but no rack that lies in another', () => {
    expect(twins(topology().zones(3).stacked(3).kubeVip(''), 'zone')).toEqual([
      'zone-b~zone-a',
      'zone-c~zone-b',
    ]);
    const nested = topology()
      .domain('rack', 'outer')
      .domain('rack', 'inner', 'outer')
      .domain('rack', 'other')
      .domain('rack', 'last')
      .stacked(3, { in: ['inner', 'other', 'last'] })
      .kubeVip('');
    expect(twins(nested, 'rack')).toEqual(['last~other']);
  });
});
