import { describe, expect, it } from 'vitest';
import { topology, type TopologyBuilder } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import type { LoadBalancer, VipEndpoint } from '../model/topology.ts';
import { findingKey } from './diagnostic.ts';
import { runDiagnostics } from './run.ts';

/**
 * What people write and what looks wrong and is not: each of these designs is one that real clusters
 * run, so nothing above a note may be said about it.
 */

/** Three stacked masters behind two load balancers that hold a VIP, on one segment. */
function pair(
  vip: Partial<VipEndpoint> = {},
  ...balancers: readonly Partial<LoadBalancer>[]
): TopologyBuilder {
  return topology()
    .zones(3)
    .stacked(3)
    .loadBalancers(2)
    .workers(3)
    .oneSegment()
    .vip('10.0.0.100', vip)
    .with(({ components, network }) => {
      balancers.forEach((patch, at) => {
        const found = components.filter(({ kind }) => kind === 'load-balancer')[at];
        if (found) Object.assign(found, patch);
      });
      for (const [from, to] of [
        ['zone-a', 'zone-b'],
        ['zone-a', 'zone-c'],
        ['zone-b', 'zone-c'],
      ] as const) {
        network.roundTripTimes.push({ from, to, milliseconds: 1 });
      }
    });
}

const traps: readonly (readonly [name: string, design: TopologyBuilder])[] = [
  ['the pair itself', pair()],
  [
    'a weight of -2 between priorities 101 and 100',
    pair({ preempt: true, checkWeight: -2 }, { priority: 101 }, { priority: 100 }),
  ],
  [
    'a weight larger than the gap, with the address taken back',
    pair({ preempt: true, checkWeight: -60 }, { priority: 150 }, { priority: 100 }),
  ],
  ['the same state BACKUP on all, without preemption', pair({ preempt: false })],
  [
    'the highest priority starting as MASTER where it may take the address back',
    pair({ preempt: true, initialState: 'master' }),
  ],
  ['a password of VRRP version 2', pair({ vrrpVersion: 2, authentication: true })],
  ['multicast on one segment', pair({ unicast: false })],
  [
    'the VIP bound alone, by hosts that may bind it',
    pair({}, { bindTo: 'vip', nonlocalBind: true }, { bindTo: 'vip', nonlocalBind: true }),
  ],
  [
    'the API on a port of its own before masters on 6443',
    pair({}, { port: 16_443 }, { port: 16_443 }),
  ],
  [
    'load balancers on the masters, on another port',
    topology().stacked(3).loadBalancersOnMasters(8443).workers(2).vip('10.0.0.100'),
  ],
  [
    'an endpoint name that only clients resolve',
    pair().cluster({ endpoint: 'master.cluster.local' }),
  ],
  ['the VIP itself as the endpoint', pair().cluster({ endpoint: '10.0.0.100' })],
  [
    'masters that also run workloads',
    pair().with(({ components }) => {
      components.push({ kind: 'worker', id: 'w9', host: 'host-m1', name: 'worker-9' });
    }),
  ],
  [
    'two networks for pods and services, nodes of the first family alone',
    pair().cluster({
      podSubnets: ['10.244.0.0/16', 'fd00:10:244::/56'],
      serviceSubnets: ['10.96.0.0/16', 'fd00:10:96::/112'],
    }),
  ],
  [
    'private addresses that a cloud also uses by default',
    pair().with(({ hosts, endpoints, network }) => {
      const moved = (text: string): string => text.replace('10.0.0.', '10.138.0.');
      for (const host of hosts) host.addresses = host.addresses.map(moved);
      for (const endpoint of endpoints) {
        if (endpoint.kind === 'vip') endpoint.address = moved(endpoint.address);
      }
      for (const subnet of network.hostSubnets) subnet.cidr = '10.138.0.0/24';
    }),
  ],
  [
    'etcd of its own on five hosts, its heartbeat raised for slow disks',
    topology()
      .zones(3)
      .controlPlanes(3)
      .externalEtcd(5)
      .loadBalancers(2)
      .workers(3)
      .oneSegment()
      .vip('10.0.0.100')
      .with(({ etcdClusters, network }) => {
        for (const cluster of etcdClusters) {
          Object.assign(cluster, { certificateDays: 3650, certificateRenewal: true });
        }
        network.roundTripTimes.push(
          { from: 'zone-a', to: 'zone-b', milliseconds: 1 },
          { from: 'zone-a', to: 'zone-c', milliseconds: 1 },
          { from: 'zone-b', to: 'zone-c', milliseconds: 1 },
        );
      }),
  ],
];

describe('designs that look wrong and are not', () => {
  it.each(traps)('%s', (_, design) => {
    const found = runDiagnostics(indexTopology(design.build()));
    expect(found.filter(({ severity }) => severity !== 'info').map(findingKey)).toEqual([]);
  });
});
