import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './vip-dhcp.ts';

ruleTester(rule, {
  valid: [
    { name: 'no range declared', topology: withRanges() },
    { name: 'a range beside it', topology: withRanges('10.0.0.101-10.0.0.200') },
    { name: 'what is no range', topology: withRanges('pool', '10.0.0.200-10.0.0.1') },
    {
      name: 'a host inside, whose lease may well be fixed',
      topology: withRanges('10.0.0.1-10.0.0.50'),
    },
  ],
  invalid: [
    {
      name: 'an address in the middle of a range',
      topology: withRanges('10.0.0.50 - 10.0.0.200'),
      findings: [
        {
          messageId: 'inside',
          severity: 'info',
          targets: ['vip'],
          data: { address: '10.0.0.100' },
        },
      ],
      fix: 'suggestion',
      fixed: ({ network }) =>
        expect(network.dhcpRanges).toEqual(['10.0.0.50-10.0.0.99', '10.0.0.101-10.0.0.200']),
    },
    {
      name: 'a whole network, for kube-vip too',
      topology: topology()
        .stacked(3)
        .kubeVip('10.0.0.100')
        .with(({ network }) => network.dhcpRanges.push('10.0.0.0/24')),
      findings: [{ messageId: 'inside', targets: ['kube-vip'] }],
      fix: 'suggestion',
    },
  ],
});

function withRanges(...ranges: string[]) {
  return topology()
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with(({ network }) => network.dhcpRanges.push(...ranges));
}
