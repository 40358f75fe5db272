import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './endpoint-dns-internal.ts';

ruleTester(rule, {
  valid: [
    { name: 'servers that nobody named', topology: cloud() },
    { name: 'two servers', topology: cloud('10.0.0.53', '10.0.1.53') },
    {
      name: 'one address of a cloud’s resolver',
      topology: cloud('10.0.0.2').cluster({ environment: 'aws' }),
    },
    {
      name: 'a virtual IP, which the nodes find in /etc/hosts',
      topology: topology()
        .stacked(3)
        .loadBalancers(2)
        .vip('10.0.0.100')
        .with(({ network }) => network.dnsServers.push('10.0.0.53')),
    },
    {
      name: 'an address as the endpoint',
      topology: cloud('10.0.0.53').cluster({ endpoint: '10.0.0.99' }),
    },
    { name: 'what is no address', topology: cloud('dns-1') },
  ],
  invalid: [
    {
      name: 'one server, even if it is written twice',
      topology: cloud('10.0.0.53', '10.0.0.53'),
      findings: [
        {
          messageId: 'one',
          severity: 'warning',
          targets: ['network', 'cluster'],
          data: { server: '10.0.0.53' },
        },
      ],
      fix: 'none',
    },
    {
      name: 'the DNS of the cluster itself, in a cloud too',
      topology: cloud('10.0.0.53', '10.96.0.10').cluster({ environment: 'gcp' }),
      findings: [{ messageId: 'inside', data: { server: '10.96.0.10', cidr: '10.96.0.0/16' } }],
      fix: 'none',
    },
  ],
});

function cloud(...servers: string[]) {
  return topology()
    .stacked(3)
    .cloudLoadBalancer('other')
    .with(({ network }) => network.dnsServers.push(...servers));
}
