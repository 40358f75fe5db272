import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './even-members.ts';

ruleTester(rule, {
  valid: [
    { name: 'two members, which another rule tells', topology: topology().stacked(2) },
    { name: 'five members', topology: topology().stacked(5) },
  ],
  invalid: [
    {
      name: 'four stacked members',
      topology: topology().zones(3).stacked(4).loadBalancers(2).vip('10.0.0.100'),
      findings: [
        {
          messageId: 'even',
          severity: 'warning',
          targets: ['etcd'],
          data: { count: 4, tolerance: 1, fewer: 3, quorum: 3 },
        },
      ],
      fix: 'suggestion',
      fixed: (design) => expect(design.etcdClusters[0]?.members).toHaveLength(5),
    },
    {
      name: 'eight external members, of which one goes',
      topology: topology()
        .zones(3)
        .controlPlanes(3)
        .externalEtcd(8)
        .loadBalancers(2)
        .vip('10.0.0.100'),
      findings: [{ messageId: 'even', data: { count: 8, tolerance: 3 } }],
      fix: 'suggestion',
      fixed: (design) => {
        expect(design.etcdClusters[0]?.members).toHaveLength(7);
        expect(design.hosts).toHaveLength(12);
      },
    },
  ],
});
