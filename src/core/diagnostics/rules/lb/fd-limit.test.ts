import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { LoadBalancer } from '../../../model/topology.ts';
import { rule } from './fd-limit.ts';

const balancer = (patch: Partial<LoadBalancer>) => topology().stacked(3).loadBalancers(1, patch);

ruleTester(rule, {
  valid: [
    { name: 'nothing said', topology: balancer({}) },
    { name: 'just enough', topology: balancer({ maxConnections: 20_000, fileLimit: 40_064 }) },
    {
      name: 'few files for few connections',
      topology: balancer({ maxConnections: 400, fileLimit: 1_024 }),
    },
  ],
  invalid: [
    {
      name: 'as many files as connections',
      topology: balancer({ maxConnections: 20_000, fileLimit: 20_000 }),
      findings: [
        { messageId: 'haproxy', severity: 'error', targets: ['lb1'], data: { needed: 40_064 } },
      ],
      fix: 'safe',
      fixed: ({ components }) =>
        expect(components.find(({ id }) => id === 'lb1')).toMatchObject({ fileLimit: 40_064 }),
    },
    {
      name: 'NGINX, which starts all the same',
      topology: balancer({ software: 'nginx', fileLimit: 1_024, healthCheck: 'tcp' }),
      findings: [{ messageId: 'nginx', severity: 'warning' }],
      fix: 'safe',
    },
  ],
});
