import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './vip-missing.ts';

ruleTester(rule, {
  valid: [
    { name: 'an address', topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100') },
    {
      name: 'a cloud load balancer, whose address comes later',
      topology: topology().cloudLoadBalancer(),
    },
  ],
  invalid: [
    {
      name: 'a VIP without one',
      topology: topology().stacked(3).loadBalancers(2).vip(' '),
      findings: [{ messageId: 'missing', severity: 'error', targets: ['vip'] }],
      fix: 'suggestion',
      fixed: (design) => expect(design.endpoints[0]).toMatchObject({ address: '10.0.0.10' }),
    },
    {
      name: 'kube-vip without one, where no host has one either',
      topology: topology()
        .stacked(3)
        .kubeVip('')
        .with((design) => {
          for (const host of design.hosts) host.addresses = [];
        }),
      findings: [{ messageId: 'missing', targets: ['kube-vip'] }],
      fix: 'none',
    },
  ],
});
