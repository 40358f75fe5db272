import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './vip-l2-stretch.ts';

const pair = () => topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100');

ruleTester(rule, {
  valid: [
    {
      name: 'a stretched subnet',
      topology: pair().with(({ network }) =>
        network.hostSubnets.push({ cidr: '10.0.0.0/24', stretched: true }),
      ),
    },
    {
      name: 'both load balancers in one zone',
      topology: topology()
        .zones(3)
        .stacked(3)
        .loadBalancers(2, { in: ['zone-a'] })
        .vip('10.0.0.100'),
    },
    { name: 'no zones', topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100') },
    { name: 'no address yet', topology: topology().zones(3).stacked(3).loadBalancers(2).vip('') },
    {
      name: 'members in two subnets, which lb/vip-subnet tells',
      topology: pair().with((design) => {
        const host = design.hosts.find(({ id }) => id === 'host-lb2');
        if (host) host.addresses = ['10.0.2.12'];
      }),
    },
    {
      name: 'a public cloud, where lb/vrrp-public-cloud speaks',
      topology: pair().cluster({ environment: 'aws' }),
    },
    {
      name: 'a stretched subnet that the addresses are a part of',
      topology: pair().with(({ network }) =>
        network.hostSubnets.push(
          { cidr: '10.0.0.0/24', stretched: false },
          { cidr: '10.0.0.0/16', stretched: true },
        ),
      ),
    },
  ],
  invalid: [
    {
      name: 'members in two zones, nothing said of the network',
      topology: pair(),
      findings: [
        {
          messageId: 'apart',
          severity: 'warning',
          targets: ['vip', 'zone-a', 'zone-b'],
          data: { subnet: '10.0.0.0/24' },
        },
      ],
      fix: 'suggestion',
      fixed: ({ network }) =>
        expect(network.hostSubnets).toEqual([{ cidr: '10.0.0.0/24', stretched: true }]),
    },
    {
      name: 'kube-vip on a subnet of one zone',
      topology: topology()
        .zones(3)
        .stacked(3)
        .kubeVip('10.0.0.100')
        .with(({ network }) =>
          network.hostSubnets.push({
            cidr: '10.0.0.0/24',
            failureDomain: 'zone-a',
            stretched: false,
          }),
        ),
      findings: [{ messageId: 'apart', targets: ['kube-vip', 'zone-a', 'zone-b', 'zone-c'] }],
      fix: 'suggestion',
    },
  ],
});
