import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { VipEndpoint } from '../../../model/topology.ts';
import { rule } from './nopreempt-weight.ts';

const vip = (patch: Partial<VipEndpoint>, balancers = 2) =>
  topology().stacked(3).loadBalancers(balancers).vip('10.0.0.100', patch);

ruleTester(rule, {
  valid: [
    { name: 'BACKUP with nopreempt and no weight', topology: vip({ preempt: false }) },
    { name: 'nothing said', topology: vip({}) },
    { name: 'a weight with preemption', topology: vip({ preempt: true, checkWeight: -20 }) },
    {
      name: 'a weight of a check that is not there',
      topology: vip({ check: 'none', checkWeight: -2 }),
    },
    { name: 'a lone holder', topology: vip({ checkWeight: -20 }, 1) },
  ],
  invalid: [
    {
      name: 'a negative weight without preemption',
      topology: vip({ checkWeight: -20 }),
      findings: [
        { messageId: 'weight', severity: 'error', targets: ['vip'], data: { weight: -20 } },
      ],
      fix: 'safe',
      fixed: ({ endpoints: [endpoint] }) => expect(endpoint).toMatchObject({ checkWeight: 0 }),
    },
    {
      name: 'a positive one, said to not preempt',
      topology: vip({ preempt: false, checkWeight: 2 }),
      findings: [{ messageId: 'weight', data: { weight: 2 } }],
      fix: 'safe',
    },
  ],
});
