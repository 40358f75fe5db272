import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './timeout-short.ts';

const idle = (idleTimeout?: number, software: 'haproxy' | 'nginx' = 'haproxy') =>
  topology()
    .stacked(3)
    .loadBalancers(1, { software, ...(idleTimeout === undefined ? {} : { idleTimeout }) });

ruleTester(rule, {
  valid: [
    { name: 'nothing said', topology: idle() },
    { name: 'ten minutes', topology: idle(600) },
    { name: 'a year', topology: idle(31_536_000) },
  ],
  invalid: [
    {
      name: 'the 35 s of a guide',
      topology: idle(35),
      findings: [
        { messageId: 'short', severity: 'warning', targets: ['lb1'], data: { seconds: 35 } },
      ],
      fix: 'safe',
      fixed: ({ components }) =>
        expect(components.find(({ id }) => id === 'lb1')).toMatchObject({ idleTimeout: 14_400 }),
    },
    {
      name: 'the 3 s of a guide, for NGINX',
      topology: idle(3, 'nginx'),
      findings: [{ messageId: 'short', data: { seconds: 3 } }],
      fix: 'safe',
    },
  ],
});
