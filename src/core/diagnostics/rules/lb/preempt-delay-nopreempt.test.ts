import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { VipEndpoint } from '../../../model/topology.ts';
import { rule } from './preempt-delay-nopreempt.ts';

const vip = (patch: Partial<VipEndpoint>) =>
  topology().stacked(3).loadBalancers(2).vip('10.0.0.100', patch);

ruleTester(rule, {
  valid: [
    { name: 'nothing said', topology: vip({}) },
    { name: 'a delay with preemption', topology: vip({ preempt: true, preemptDelay: 60 }) },
    { name: 'a delay of nothing', topology: vip({ preemptDelay: 0 }) },
  ],
  invalid: [
    {
      name: 'a delay without preemption',
      topology: vip({ preemptDelay: 60 }),
      findings: [
        { messageId: 'nopreempt', severity: 'warning', targets: ['vip'], data: { delay: 60 } },
      ],
      fix: 'safe',
      fixed: ({ endpoints: [endpoint] }) => expect(endpoint).toMatchObject({ preemptDelay: 0 }),
    },
    {
      name: 'a delay beside MASTER',
      topology: vip({ preempt: true, preemptDelay: 5, initialState: 'master' }),
      findings: [{ messageId: 'master' }],
      fix: 'safe',
      fixed: ({ endpoints: [endpoint] }) =>
        expect(endpoint).toMatchObject({ preemptDelay: 5, initialState: 'backup' }),
    },
  ],
});
