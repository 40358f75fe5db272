import { describe, expect, it } from 'vitest';
import { topology, type TopologyBuilder } from '../../testing/topology-builder.ts';
import { crossingOf, declaredFirewalls, requiredFlows } from './flows.ts';
import { indexTopology } from './topology-index.ts';

const flowsOf = (builder: TopologyBuilder) =>
  requiredFlows(indexTopology(builder.build())).map(({ kind, port, from, to }) => {
    const names = (hosts: typeof from) => hosts.map(({ name }) => name).join(' ');
    return `${kind} ${port}: ${names(from)} -> ${names(to)}`;
  });

describe('requiredFlows', () => {
  it('lead nodes to the load balancers, and these to the masters', () => {
    const design = topology().controlPlanes(1).externalEtcd(1).loadBalancers(2, { port: 8443 });
    expect(flowsOf(design.workers(1).vip('10.0.0.100'))).toEqual([
      'api 8443: master-1 worker-1 -> lb-1 lb-2',
      'backends 6443: lb-1 -> master-1',
      'backends 6443: lb-2 -> master-1',
      'kubelet 10250: master-1 -> master-1 worker-1',
      'etcdClients 2379: master-1 etcd-1 -> etcd-1',
      'etcdPeers 2380: etcd-1 -> etcd-1',
    ]);
  });

  it('lead to the masters where a cloud load balancer only passes connections on', () => {
    expect(flowsOf(topology().stacked(2).cloudLoadBalancer())).toEqual([
      'api 6443: master-1 master-2 -> master-1',
      'api 6443: master-1 master-2 -> master-2',
      'kubelet 10250: master-1 master-2 -> master-1 master-2',
      'etcdClients 2379: master-1 master-2 -> master-1 master-2',
      'etcdPeers 2380: master-1 master-2 -> master-1 master-2',
    ]);
  });

  it('lead to the masters of kube-vip, and to those of a design without any endpoint', () => {
    expect(flowsOf(topology().stacked(2).kubeVip('10.0.0.100'))[0]).toBe(
      'api 6443: master-1 master-2 -> master-1 master-2',
    );
    expect(flowsOf(topology().stacked(1))[0]).toBe('api 6443: master-1 -> master-1');
    expect(flowsOf(topology().stacked(1).loadBalancers(1))[0]).toBe('api 6443: master-1 -> lb-1');
  });
});

describe('declaredFirewalls', () => {
  const index = indexTopology(
    topology()
      .zones(2)
      .stacked(2)
      .with(({ network }) =>
        network.firewalls.push(
          { failureDomain: 'zone-a', allow: ['tcp/6443'] },
          { failureDomain: 'zone-a', allow: ['vrrp'] },
          { failureDomain: 'nowhere', allow: [] },
        ),
      )
      .build(),
  );
  const [firewall, ...others] = declaredFirewalls(index);

  it('are one a domain', () => {
    expect(others).toEqual([]);
    expect(firewall).toMatchObject({ domain: { id: 'zone-a' }, allow: ['tcp/6443', 'vrrp'] });
    expect([...(firewall?.inside ?? [])]).toEqual(['host-m1']);
  });

  it('are crossed by what leads in or out, not by what stays on one side', () => {
    const [one, two] = index.topology.hosts;
    if (firewall === undefined || one === undefined || two === undefined) throw new Error('gone');
    const flow = { kind: 'kubelet', port: 10_250 } as const;
    expect(crossingOf({ ...flow, from: [one], to: [one] }, firewall)).toBeUndefined();
    expect(crossingOf({ ...flow, from: [two], to: [two] }, firewall)).toBeUndefined();
    expect(crossingOf({ ...flow, from: [two], to: [one] }, firewall)).toMatchObject({
      from: { id: 'host-m2' },
      to: { id: 'host-m1' },
    });
    expect(crossingOf({ ...flow, from: [one], to: [one, two] }, firewall)).toMatchObject({
      from: { id: 'host-m1' },
      to: { id: 'host-m2' },
    });
  });
});
