import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './pod-service-overlap.ts';

ruleTester(rule, {
  valid: [
    { name: 'the defaults', topology: topology().stacked(3) },
    { name: 'a network that is none', topology: topology().cluster({ podSubnets: ['x'] }) },
  ],
  invalid: [
    {
      name: 'services inside the pod network',
      topology: topology()
        .cluster({ podSubnets: ['10.96.0.0/12'] })
        .stacked(3),
      findings: [
        {
          messageId: 'overlap',
          severity: 'error',
          targets: ['cluster'],
          data: { pods: '10.96.0.0/12', services: '10.96.0.0/16' },
        },
      ],
      fix: 'suggestion',
      fixed: (design) => expect(design.cluster.serviceSubnets).toEqual(['10.112.0.0/16']),
    },
  ],
});
