import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './vrid-range.ts';

const withId = (virtualRouterId: number) =>
  topology().stacked(3).loadBalancers(2).vip('10.0.0.100', { virtualRouterId });

ruleTester(rule, {
  valid: [
    { name: '1', topology: withId(1) },
    { name: '255', topology: withId(255) },
  ],
  invalid: [
    {
      name: '300',
      topology: withId(300),
      findings: [{ messageId: 'range', severity: 'error', targets: ['vip'], data: { id: 300 } }],
      fix: 'safe',
      fixed: (design) => expect(design.endpoints[0]).toMatchObject({ virtualRouterId: 51 }),
    },
    {
      name: '0, where 51 is taken',
      topology: withId(0).vip('10.0.0.101', { virtualRouterId: 51 }),
      findings: [{ messageId: 'range', targets: ['vip'] }],
      fix: 'safe',
      fixed: (design) => expect(design.endpoints[0]).toMatchObject({ virtualRouterId: 52 }),
    },
  ],
});
