import { describe, expect, it } from 'vitest';
import { topology } from '../../../testing/topology-builder.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import type { Topology } from '../../model/topology.ts';
import { planOf } from '../structure/plan.ts';
import { planEvents } from './events.ts';
import { inLocationOrder } from './location-order.ts';

function idsOf(document: Topology): string[] {
  return planEvents(planOf(indexTopology(document))).map(({ id }) => id);
}

describe('planEvents', () => {
  it('goes place by place and leaves out what does not matter to the API', () => {
    const document = topology().zones(2).stacked(2).workers(2).loadBalancers(1).vip('').build();
    expect(idsOf(document)).toEqual([
      'zone-a',
      'host-m1',
      'm1',
      'e1',
      'host-lb1',
      'lb1',
      'zone-b',
      'host-m2',
      'm2',
      'e2',
    ]);
  });

  it('has processes, the space of etcd and a cloud load balancer once they have a figure', () => {
    const document = topology().stacked(1).kubeVip('').cloudLoadBalancer().build();
    expect(idsOf(document)).toEqual(['cloud', 'host-m1', 'm1', 'm1:kube-vip', 'e1']);
    const { availability } = document.assumptions;
    availability['kube-scheduler'] = 0.9;
    availability['etcd-space'] = 0.9;
    availability.host = 1;
    expect(idsOf(document)).toEqual([
      'cloud',
      'etcd:space',
      'm1',
      'm1:kube-scheduler',
      'm1:kube-vip',
      'e1',
    ]);
  });

  it('prefers what is set at the element, also 1 for what never fails', () => {
    const document = topology().stacked(1).build();
    document.hosts[0]!.availability = 1;
    document.components[0]!.availability = 0.25;
    const events = planEvents(planOf(indexTopology(document)));
    expect(
      events.map(({ id, unavailability, overridden }) => [id, unavailability, overridden]),
    ).toEqual([
      ['m1', 0.75, true],
      ['e1', 0.0001, false],
    ]);
  });
});

describe('inLocationOrder', () => {
  it('has every place, host and component once, also in a circle of domains', () => {
    const document = topology().zones(3).stacked(3).loadBalancers(2).build();
    document.failureDomains[0]!.parent = 'zone-b';
    document.failureDomains[1]!.parent = 'zone-a';
    const order = inLocationOrder(indexTopology(document));
    const { failureDomains, hosts, components } = document;
    expect(order.toSorted()).toEqual(
      [...failureDomains, ...hosts, ...components].map(({ id }) => id).toSorted(),
    );
    expect(order.indexOf('host-m3')).toBe(order.indexOf('zone-c') + 1);
  });
});
