import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './no-endpoint.ts';

ruleTester(rule, {
  valid: [
    { name: 'a DNS name', topology: topology().stacked(3) },
    { name: 'no master yet', topology: topology().cluster({ endpoint: '' }).loadBalancers(2) },
  ],
  invalid: [
    {
      name: 'three masters',
      topology: topology()
        .cluster({ endpoint: ' ', clusterName: 'Prod East' })
        .stacked(3)
        .loadBalancers(2)
        .vip('10.0.0.100'),
      findings: [{ messageId: 'several', severity: 'error', targets: ['cluster'] }],
      fix: 'suggestion',
      fixed: (design) => expect(design.cluster.endpoint).toBe('api.prod-east.internal'),
    },
    {
      name: 'one master, as a warning',
      topology: topology().cluster({ endpoint: '' }).stacked(1),
      findings: [{ messageId: 'one', severity: 'warning' }],
      fix: 'suggestion',
    },
  ],
});
