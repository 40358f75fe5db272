import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './single-host.ts';

ruleTester(rule, {
  valid: [
    { name: 'a pair', topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100') },
    { name: 'no load balancer', topology: topology().stacked(3) },
    {
      name: 'a pair without a VIP, which another rule tells',
      topology: topology().stacked(3).loadBalancers(2),
    },
  ],
  invalid: [
    {
      name: 'one that holds a VIP',
      topology: topology().stacked(3).loadBalancers(1).vip('10.0.0.100'),
      findings: [{ messageId: 'single', severity: 'error', targets: ['vip', 'lb1'] }],
      fix: 'suggestion',
      fixed: (design) => expect(design.endpoints[0]).toMatchObject({ members: ['lb1', 'lb-1'] }),
    },
    {
      name: 'one without a VIP, as a warning in a lab',
      topology: topology().profile('learning').stacked(3).loadBalancers(1),
      findings: [{ messageId: 'single', severity: 'warning', targets: ['lb1'] }],
      fix: 'suggestion',
      fixed: (design) =>
        expect(design.endpoints).toMatchObject([{ kind: 'vip', address: '10.0.0.15' }]),
    },
  ],
});
