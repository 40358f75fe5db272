import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { LoadBalancer, VipEndpoint } from '../../../model/topology.ts';
import { rule } from './check-too-fast.ts';

const vip = (patch: Partial<VipEndpoint>, balancer: Partial<LoadBalancer> = {}) =>
  topology().stacked(3).loadBalancers(2, balancer).vip('10.0.0.100', patch);

ruleTester(rule, {
  valid: [
    { name: 'the fast check of the load balancer alone', topology: vip({ checkInterval: 1 }) },
    { name: 'a slower check of the back ends', topology: vip({ check: 'backends', checkFall: 4 }) },
    {
      name: 'a HAProxy that is faster still',
      topology: vip({ check: 'backends' }, { checkInterval: 1 }),
    },
    { name: 'NGINX', topology: vip({ check: 'backends' }, { software: 'nginx' }) },
  ],
  invalid: [
    {
      name: 'a check of the back ends as fast as HAProxy',
      topology: vip({ check: 'backends' }),
      findings: [
        {
          messageId: 'fast',
          severity: 'warning',
          targets: ['vip', 'lb1', 'lb2'],
          data: { seconds: 6, haproxy: 6 },
        },
      ],
      fix: 'safe',
      fixed: ({ endpoints: [endpoint] }) => expect(endpoint).toMatchObject({ checkFall: 4 }),
    },
    {
      name: 'a HAProxy too slow for any count',
      topology: vip({ check: 'backends', checkInterval: 1 }, { checkInterval: 60, checkFall: 20 }),
      findings: [{ messageId: 'fast', data: { seconds: 3, haproxy: 1_200 } }],
      fix: 'none',
    },
  ],
});
