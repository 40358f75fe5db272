import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology, type TopologyBuilder } from '../../../../testing/topology-builder.ts';
import { rule } from './port-blocked.ts';

const allNeeded = ['tcp/6443', 'tcp/10250', 'tcp/2379-2380'];
const stacked = () => topology().zones(3).stacked(3).cloudLoadBalancer('other');
const external = () =>
  topology()
    .zones(2)
    .controlPlanes(1, { in: ['zone-a'] })
    .externalEtcd(1, { in: ['zone-a'] })
    .loadBalancers(1, { in: ['zone-b'] })
    .workers(1, { in: ['zone-b'] });

ruleTester(rule, {
  valid: [
    { name: 'no firewall declared', topology: stacked() },
    { name: 'all that crosses is allowed', topology: walled(stacked(), 'zone-a', allNeeded) },
    {
      name: 'a wide range',
      topology: walled(stacked(), 'zone-a', ['TCP/1-65535']),
    },
    {
      name: 'a firewall around everything',
      topology: walled(topology().domain('region', 'r').zones(3, 'r').stacked(3), 'r', []),
    },
    {
      name: 'a firewall around a zone without hosts',
      topology: walled(
        topology()
          .zones(2)
          .stacked(3, { in: ['zone-a'] }),
        'zone-b',
        [],
      ),
    },
    {
      name: 'etcd behind a firewall that no etcd connection crosses',
      topology: walled(external(), 'zone-a', ['tcp/6443', 'tcp/10250']),
    },
  ],
  invalid: [
    {
      name: 'stacked masters, nothing allowed',
      topology: walled(stacked(), 'zone-a', ['udp/6443', 'https']),
      findings: [
        {
          messageId: 'api',
          severity: 'error',
          targets: ['zone-a', 'host-m2', 'host-m1'],
          data: { ports: 'tcp/6443' },
        },
        { messageId: 'kubelet', targets: ['zone-a', 'host-m2', 'host-m1'] },
        { messageId: 'etcdClients', data: { ports: 'tcp/2379' } },
        { messageId: 'etcdPeers', data: { ports: 'tcp/2380' } },
      ],
      fix: 'suggestion',
      fixed: ({ network }) =>
        expect(network.firewalls[0]?.allow).toEqual([
          'udp/6443',
          'https',
          'tcp/6443',
          'tcp/10250',
          'tcp/2379',
          'tcp/2380',
        ]),
    },
    {
      name: 'a load balancer on another port than the masters',
      topology: walled(
        external().with((design) =>
          design.components.forEach((each) => {
            if (each.kind === 'load-balancer') each.port = 8443;
          }),
        ),
        'zone-b',
        ['tcp/10250'],
      ),
      findings: [
        { messageId: 'api', data: { ports: 'tcp/8443', from: 'master-1', to: 'lb-1' } },
        { messageId: 'backends', data: { ports: 'tcp/6443', from: 'lb-1', to: 'master-1' } },
      ],
      fix: 'suggestion',
    },
  ],
});

function walled(builder: TopologyBuilder, failureDomain: string, allow: string[]) {
  return builder.with(({ network }) => network.firewalls.push({ failureDomain, allow }));
}
