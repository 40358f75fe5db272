import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { LoadBalancer } from '../../../model/topology.ts';
import { rule } from './shutdown-delay.ts';

const delayed = (value: string | undefined, patch: Partial<LoadBalancer> = {}, masters = 3) =>
  topology()
    .cluster({
      apiServerOptions: value === undefined ? [] : [{ name: 'shutdown-delay-duration', value }],
    })
    .stacked(masters)
    .loadBalancers(2, patch);

ruleTester(rule, {
  valid: [
    { name: 'what the bundle sets', topology: delayed(undefined) },
    { name: 'as long as the checks', topology: delayed('6s') },
    { name: 'checks that are faster', topology: delayed('2s', { checkInterval: 0.5 }) },
    { name: 'a TCP check, which sees no delay', topology: delayed('0s', { healthCheck: 'tcp' }) },
    { name: 'NGINX', topology: delayed('0s', { software: 'nginx' }) },
    { name: 'one master, whose end nothing softens', topology: delayed('0s', {}, 1) },
    { name: 'a text that is no duration', topology: delayed('soon') },
  ],
  invalid: [
    {
      name: 'no delay',
      topology: delayed('0'),
      findings: [
        {
          messageId: 'short',
          severity: 'info',
          targets: ['cluster', 'lb1', 'lb2'],
          data: { delay: 0, window: 6 },
        },
      ],
      fix: 'safe',
      fixed: ({ cluster }) =>
        expect(cluster.apiServerOptions).toEqual([
          { name: 'shutdown-delay-duration', value: '10s' },
        ]),
    },
    {
      name: 'checks that are slower than the delay of the bundle',
      topology: delayed(undefined, { checkInterval: 5, checkFall: 4 }),
      findings: [{ messageId: 'short', data: { delay: 15, window: 20 } }],
      fix: 'safe',
    },
    {
      name: 'checks that no delay outlasts',
      topology: delayed(undefined, { checkInterval: 10 }),
      findings: [{ messageId: 'short', data: { window: 30 } }],
      fix: 'none',
    },
  ],
});
