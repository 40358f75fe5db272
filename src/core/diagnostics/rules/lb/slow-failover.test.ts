import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { VipEndpoint } from '../../../model/topology.ts';
import { rule } from './slow-failover.ts';

const vip = (patch: Partial<VipEndpoint>, balancers = 2) =>
  topology().stacked(3).loadBalancers(balancers).vip('10.0.0.100', patch);

ruleTester(rule, {
  valid: [
    { name: 'nothing said', topology: vip({}) },
    { name: 'a slow check of the back ends', topology: vip({ check: 'backends', checkFall: 4 }) },
    { name: 'a lone holder', topology: vip({ advertInterval: 60 }, 1) },
    { name: 'a slow check that is not there', topology: vip({ check: 'none', checkFall: 60 }) },
    { name: 'a weight that never moves it', topology: vip({ checkWeight: -2, checkFall: 60 }) },
  ],
  invalid: [
    {
      name: 'adverts every five seconds',
      topology: vip({ advertInterval: 5 }),
      findings: [
        { messageId: 'silence', severity: 'info', targets: ['vip'], data: { seconds: 18 } },
      ],
      fix: 'suggestion',
      fixed: ({ endpoints: [endpoint] }) => expect(endpoint).toMatchObject({ advertInterval: 1 }),
    },
    {
      name: 'ten checks',
      topology: vip({ checkFall: 10, checkInterval: 1 }),
      findings: [{ messageId: 'check', data: { seconds: 10.6 } }],
      fix: 'suggestion',
      fixed: ({ endpoints: [endpoint] }) =>
        expect(endpoint).toMatchObject({ checkFall: 3, checkInterval: 1 }),
    },
    {
      name: 'a check of the back ends that is slow in number, as it has to be',
      topology: vip({ check: 'backends', checkFall: 10 }),
      findings: [{ messageId: 'check', data: { seconds: 20.6 } }],
      fix: 'none',
    },
    {
      name: 'a move by preemption that is delayed',
      topology: vip({ preempt: true, checkWeight: -20, preemptDelay: 60 }),
      findings: [{ messageId: 'check', data: { seconds: 69.6 } }],
      fix: 'none',
    },
  ],
});
