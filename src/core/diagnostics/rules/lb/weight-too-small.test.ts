import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './weight-too-small.ts';

const vip = (checkWeight: number, ...priorities: number[]) =>
  topology()
    .stacked(3)
    .loadBalancers(priorities.length)
    .vip('10.0.0.100', { preempt: true, checkWeight })
    .with((design) => {
      const balancers = design.components.filter((each) => each.kind === 'load-balancer');
      for (const [n, each] of balancers.entries()) each.priority = priorities[n] ?? 100;
    });

ruleTester(rule, {
  valid: [
    { name: 'a weight of −2 between 101 and 100', topology: vip(-2, 101, 100) },
    { name: 'a weight of +2 between 101 and 100', topology: vip(2, 101, 100) },
    { name: 'a weight above the gap', topology: vip(-30, 110, 100, 90) },
    { name: 'no weight', topology: vip(0, 150, 100) },
    {
      name: 'no preemption, of which another rule speaks',
      topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100', { checkWeight: -2 }),
    },
    {
      name: 'no check',
      topology: topology()
        .stacked(3)
        .loadBalancers(2)
        .vip('10.0.0.100', { preempt: true, checkWeight: -2, check: 'none' }),
    },
  ],
  invalid: [
    {
      name: 'a weight of +2 between 150 and 100',
      topology: vip(2, 150, 100),
      findings: [
        {
          messageId: 'small',
          severity: 'error',
          targets: ['vip', 'lb1', 'lb2'],
          data: { weight: 2, gap: 50 },
        },
      ],
      fix: 'safe',
      fixed: ({ endpoints: [endpoint] }) => expect(endpoint).toMatchObject({ checkWeight: 60 }),
    },
    {
      name: 'a weight that only makes the priorities equal',
      topology: vip(-10, 110, 100),
      findings: [{ messageId: 'small' }],
      fix: 'safe',
      fixed: ({ endpoints: [endpoint] }) => expect(endpoint).toMatchObject({ checkWeight: -20 }),
    },
    {
      name: 'a gap that no weight bridges',
      topology: vip(-10, 254, 3),
      findings: [{ messageId: 'small', data: { gap: 251 } }],
      fix: 'none',
    },
  ],
});
