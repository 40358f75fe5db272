import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { LoadBalancer } from '../../../model/topology.ts';
import { rule } from './maxconn.ts';

const planned = (plannedNodes: number, patch: Partial<LoadBalancer> = {}) =>
  topology().cluster({ plannedNodes }).stacked(3).loadBalancers(1, patch);

ruleTester(rule, {
  valid: [
    { name: 'nothing said', topology: topology().stacked(3).workers(20).loadBalancers(1) },
    { name: 'as many nodes as the bundle is made for', topology: planned(760) },
    { name: 'just enough', topology: planned(100, { maxConnections: 1_400 }) },
  ],
  invalid: [
    {
      name: 'more nodes than the bundle is made for',
      topology: planned(5_000),
      findings: [
        {
          messageId: 'few',
          severity: 'warning',
          targets: ['lb1'],
          data: { connections: 8_000, nodes: 5_000, needed: 50_400 },
        },
      ],
      fix: 'safe',
      fixed: ({ components }) =>
        expect(components.find(({ id }) => id === 'lb1')).toMatchObject({
          maxConnections: 51_000,
          fileLimit: 102_064,
        }),
    },
    {
      name: 'a limit below what the drawn nodes need',
      topology: topology().stacked(3).workers(7).loadBalancers(1, { maxConnections: 499 }),
      findings: [{ messageId: 'few', data: { nodes: 10, needed: 500 } }],
      fix: 'safe',
      fixed: ({ components }) =>
        expect(components.find(({ id }) => id === 'lb1')).toMatchObject({ maxConnections: 1_000 }),
    },
  ],
});
