import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './haproxy-server.ts';

const named = (first: string, second: string) =>
  topology()
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with((design) => {
      const masters = design.components.filter(({ kind }) => kind === 'control-plane');
      for (const [n, name] of [first, second].entries()) {
        const master = masters[n];
        if (master) master.name = name;
      }
    });

ruleTester(rule, {
  valid: [
    { name: 'a name each', topology: named('m1', 'm2') },
    {
      name: 'masters behind nothing',
      topology: named('m1', 'm1').with((design) => {
        design.links = [];
      }),
    },
  ],
  invalid: [
    {
      name: 'names that differ in signs only, once for both load balancers',
      topology: named('api (east)', 'api east'),
      findings: [
        {
          messageId: 'duplicate',
          severity: 'error',
          targets: ['m2', 'm1', 'lb1'],
          data: { server: 'api-east' },
        },
      ],
      fix: 'safe',
      fixed: (design) =>
        expect(design.components.find(({ id }) => id === 'm2')?.name).toBe('api-east-2'),
    },
  ],
});
