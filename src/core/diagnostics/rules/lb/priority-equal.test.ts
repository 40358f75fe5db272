import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './priority-equal.ts';

ruleTester(rule, {
  valid: [
    { name: 'a priority each', topology: topology().stacked(3).loadBalancers(3).vip('10.0.0.100') },
    { name: 'no VIP to hold', topology: topology().stacked(3).loadBalancers(2, { priority: 100 }) },
  ],
  invalid: [
    {
      name: 'two of one priority',
      topology: topology().stacked(3).loadBalancers(2, { priority: 100 }).vip('10.0.0.100'),
      findings: [
        {
          messageId: 'equal',
          severity: 'warning',
          targets: ['vip', 'lb1', 'lb2'],
          data: { priority: 100 },
        },
      ],
      fix: 'safe',
      fixed: (design) =>
        expect(
          design.components.flatMap((each) => (each.kind === 'load-balancer' ? each.priority : [])),
        ).toEqual([110, 100]),
    },
  ],
});
