import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { VipEndpoint } from '../../../model/topology.ts';
import { rule } from './check-missing.ts';

const vip = (patch: Partial<VipEndpoint>, balancers = 2) =>
  topology().stacked(3).loadBalancers(balancers).vip('10.0.0.100', patch);

ruleTester(rule, {
  valid: [
    { name: 'the check of the bundle', topology: vip({}) },
    { name: 'a check of the back ends', topology: vip({ check: 'backends', checkFall: 5 }) },
    { name: 'a lone holder, which nobody could relieve', topology: vip({ check: 'none' }, 1) },
  ],
  invalid: [
    {
      name: 'no check',
      topology: vip({ check: 'none' }),
      findings: [{ messageId: 'missing', severity: 'error', targets: ['vip'] }],
      fix: 'safe',
      fixed: ({ endpoints: [endpoint] }) =>
        expect(endpoint).toMatchObject({ check: 'load-balancer' }),
    },
  ],
});
