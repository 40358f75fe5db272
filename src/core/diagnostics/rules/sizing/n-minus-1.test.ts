import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './n-minus-1.ts';

const masters = (cpus: readonly (number | undefined)[], controlPlaneCpus?: number) =>
  topology()
    .cluster(controlPlaneCpus === undefined ? {} : { controlPlaneCpus })
    .stacked(cpus.length)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with(({ hosts }) =>
      cpus.forEach((count, at) => {
        const host = hosts[at];
        if (host && count !== undefined) host.cpus = count;
      }),
    );

ruleTester(rule, {
  valid: [
    { name: 'a need that is not known', topology: masters([2, 2, 2]) },
    { name: 'enough on the others', topology: masters([4, 4, 4], 8) },
    { name: 'fractions that add up', topology: masters([0.1, 0.2, 4], 0.3) },
    { name: 'one master whose CPUs are not known', topology: masters([2, 2, undefined], 8) },
    { name: 'a single master', topology: masters([4], 4) },
  ],
  invalid: [
    {
      name: 'too little without the largest',
      topology: masters([4, 8, 4], 10),
      findings: [
        {
          messageId: 'short',
          severity: 'warning',
          targets: ['cluster', 'host-m2'],
          data: { host: 'master-2', left: 8, needed: 10 },
        },
      ],
      fix: 'none',
    },
    {
      name: 'two masters, one of which has to do',
      topology: masters([4, 4], 5),
      findings: [{ messageId: 'short', data: { left: 4 } }],
      fix: 'none',
    },
  ],
});
