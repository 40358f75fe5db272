import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { Cluster } from '../../../model/topology.ts';
import { rule } from './leader-elect-off.ts';

const design = (cluster: Partial<Cluster>, masters = 3) =>
  topology().cluster(cluster).stacked(masters).loadBalancers(2).vip('10.0.0.100');

const elect = (...values: string[]) => values.map((value) => ({ name: 'leader-elect', value }));

ruleTester(rule, {
  valid: [
    { name: 'no option', topology: design({}) },
    { name: 'elections', topology: design({ controllerManagerOptions: elect('true') }) },
    { name: 'a later word', topology: design({ schedulerOptions: elect('false', 'true') }) },
    { name: 'one master', topology: design({ schedulerOptions: elect('false') }, 1) },
    { name: 'no flag at all', topology: design({ schedulerOptions: elect('never') }) },
    {
      name: 'an option of the API server',
      topology: design({ apiServerOptions: elect('false') }),
    },
  ],
  invalid: [
    {
      name: 'controller managers',
      topology: design({
        controllerManagerOptions: [{ name: 'profiling', value: 'false' }, ...elect('false')],
      }),
      findings: [
        {
          messageId: 'manager',
          severity: 'error',
          targets: ['cluster', 'm1', 'm2', 'm3'],
          data: { value: 'false', masters: 3 },
        },
      ],
      fix: 'safe',
      fixed: ({ cluster }) =>
        expect(cluster.controllerManagerOptions).toEqual([{ name: 'profiling', value: 'false' }]),
    },
    {
      name: 'both',
      topology: design(
        { controllerManagerOptions: elect('F'), schedulerOptions: elect('true', '0') },
        2,
      ),
      findings: [{ messageId: 'manager' }, { messageId: 'scheduler', data: { value: '0' } }],
      fix: 'safe',
    },
  ],
});
