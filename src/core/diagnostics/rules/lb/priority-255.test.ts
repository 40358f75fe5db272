import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './priority-255.ts';

const withPriorities = (...priorities: number[]) =>
  topology()
    .stacked(3)
    .loadBalancers(priorities.length)
    .vip('10.0.0.100')
    .with((design) => {
      const balancers = design.components.filter((each) => each.kind === 'load-balancer');
      for (const [n, each] of balancers.entries()) each.priority = priorities[n] ?? 100;
    });

ruleTester(rule, {
  valid: [
    { name: '254 and 1', topology: withPriorities(254, 1) },
    { name: '255 in no VIP', topology: topology().stacked(3).loadBalancers(2, { priority: 255 }) },
  ],
  invalid: [
    {
      name: '255, beside one that has 250',
      topology: withPriorities(255, 250),
      findings: [{ messageId: 'owner', severity: 'error', targets: ['lb1'] }],
      fix: 'safe',
      fixed: (design) =>
        expect(design.components.find(({ id }) => id === 'lb1')).toMatchObject({ priority: 249 }),
    },
    {
      name: '300 and 0',
      topology: withPriorities(300, 0),
      findings: [
        { messageId: 'range', targets: ['lb1'], data: { priority: 300 } },
        { messageId: 'range', targets: ['lb2'], data: { priority: 0 } },
      ],
      fix: 'safe',
    },
  ],
});
