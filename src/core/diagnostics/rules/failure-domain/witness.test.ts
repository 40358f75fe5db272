import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './witness.ts';

const twoOfThree = { in: ['zone-a', 'zone-b'] };

ruleTester(rule, {
  valid: [
    { name: 'three zones with voters', topology: topology().zones(3).stacked(3) },
    { name: 'no third zone drawn', topology: topology().zones(2).stacked(3) },
  ],
  invalid: [
    {
      name: 'a third zone without etcd, beside stacked masters',
      topology: topology().zones(3).stacked(3, twoOfThree).loadBalancers(2).vip('10.0.0.100'),
      findings: [{ messageId: 'master', severity: 'info', targets: ['zone-c', 'etcd'] }],
      fix: 'suggestion',
      fixed: (design) => expect(design.hosts[2]?.failureDomain).toBe('zone-c'),
    },
    {
      name: 'a third zone without a member of an external cluster',
      topology: topology()
        .zones(3)
        .controlPlanes(3)
        .externalEtcd(4, twoOfThree)
        .loadBalancers(2)
        .vip('10.0.0.100'),
      findings: [{ messageId: 'member', targets: ['zone-c', 'etcd'] }],
      fix: 'suggestion',
      fixed: (design) => expect(design.etcdClusters[0]?.members).toHaveLength(5),
    },
  ],
});
