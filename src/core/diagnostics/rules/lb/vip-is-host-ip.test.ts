import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './vip-is-host-ip.ts';

ruleTester(rule, {
  valid: [
    {
      name: 'an address of its own',
      topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100'),
    },
    { name: 'no address', topology: topology().stacked(3).loadBalancers(2).vip('') },
  ],
  invalid: [
    {
      name: 'the address of a master',
      topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.11'),
      findings: [{ messageId: 'conflict', severity: 'error', targets: ['vip', 'host-m1'] }],
      fix: 'suggestion',
    },
    {
      name: 'the same IPv6 address in another spelling',
      topology: topology()
        .stacked(3)
        .loadBalancers(2)
        .vip('FD00:0::11')
        .with((design) => {
          for (const [n, host] of design.hosts.entries()) host.addresses.push(`fd00::1${n}`);
        }),
      findings: [
        { messageId: 'conflict', targets: ['vip', 'host-m2'], data: { address: 'fd00::11' } },
      ],
      fix: 'suggestion',
    },
  ],
});
