import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { VipEndpoint } from '../../../model/topology.ts';
import { rule } from './nopreempt-master.ts';

const vip = (patch: Partial<VipEndpoint>) =>
  topology().stacked(3).loadBalancers(2).vip('10.0.0.100', patch);

ruleTester(rule, {
  valid: [
    { name: 'BACKUP with nopreempt', topology: vip({ initialState: 'backup', preempt: false }) },
    { name: 'nothing said', topology: vip({}) },
    { name: 'MASTER that preempts', topology: vip({ initialState: 'master', preempt: true }) },
  ],
  invalid: [
    {
      name: 'MASTER with nopreempt',
      topology: vip({ initialState: 'master', preempt: false }),
      findings: [{ messageId: 'cleared', severity: 'error', targets: ['vip'] }],
      fix: 'safe',
      fixed: ({ endpoints: [endpoint] }) =>
        expect(endpoint).toMatchObject({ initialState: 'backup', preempt: false }),
    },
    {
      name: 'MASTER, where nothing is said of preemption',
      topology: vip({ initialState: 'master' }),
      findings: [{ messageId: 'cleared' }],
      fix: 'safe',
    },
  ],
});
