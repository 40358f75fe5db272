import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './vip-subnet.ts';

const pair = () => topology().stacked(3).loadBalancers(2);

ruleTester(rule, {
  valid: [
    { name: 'the assumed /24', topology: pair().vip('10.0.0.100') },
    { name: 'a wider prefix of its own', topology: pair().vip('10.0.7.1', { prefixLength: 16 }) },
    {
      name: 'a declared subnet',
      topology: pair()
        .vip('10.0.7.1')
        .with((design) =>
          design.network.hostSubnets.push({ cidr: '10.0.0.0/16', stretched: true }),
        ),
    },
    { name: 'the other family, which another rule tells', topology: pair().vip('fd00::10') },
    { name: 'no address yet', topology: pair().vip('') },
  ],
  invalid: [
    {
      name: 'an address of another /24',
      topology: pair().vip('10.0.1.100'),
      findings: [
        {
          messageId: 'assumed',
          severity: 'error',
          targets: ['vip', 'host-lb1', 'host-lb2'],
          data: { subnet: '10.0.0.0/24' },
        },
      ],
      fix: 'suggestion',
    },
    {
      name: 'an address outside the declared subnet, for kube-vip too',
      topology: topology()
        .stacked(3)
        .kubeVip('10.0.0.100')
        .with((design) =>
          design.network.hostSubnets.push({ cidr: '10.0.0.0/26', stretched: true }),
        ),
      findings: [
        {
          messageId: 'outside',
          targets: ['kube-vip', 'host-m1', 'host-m2', 'host-m3'],
          data: { subnet: '10.0.0.0/26' },
        },
      ],
      fix: 'suggestion',
      fixed: (design) => expect(design.endpoints[0]).toMatchObject({ address: '10.0.0.10' }),
    },
    {
      name: 'members in two subnets, which no address suits',
      topology: pair()
        .vip('10.0.0.100')
        .with((design) => {
          const host = design.hosts.find(({ id }) => id === 'host-lb2');
          if (host) host.addresses = ['10.0.2.12'];
        }),
      findings: [{ messageId: 'assumed', targets: ['vip', 'host-lb2'] }],
      fix: 'none',
    },
  ],
});
