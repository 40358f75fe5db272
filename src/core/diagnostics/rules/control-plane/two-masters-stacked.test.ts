import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './two-masters-stacked.ts';

ruleTester(rule, {
  valid: [
    { name: 'three stacked masters', topology: topology().stacked(3) },
    {
      name: 'two in a lab, which another rule tells',
      topology: topology().profile('learning').stacked(2),
    },
    { name: 'two beside an external etcd', topology: topology().controlPlanes(2).externalEtcd(3) },
  ],
  invalid: [
    {
      name: 'two in production',
      topology: topology().zones(3).stacked(2).loadBalancers(2).vip('10.0.0.100'),
      findings: [{ messageId: 'two', severity: 'error', targets: ['m1', 'm2'] }],
      fix: 'suggestion',
      fixed: (design) => {
        expect(design.etcdClusters[0]?.members).toHaveLength(3);
        expect(design.hosts.at(-1)?.failureDomain).toBe('zone-c');
      },
    },
  ],
});
