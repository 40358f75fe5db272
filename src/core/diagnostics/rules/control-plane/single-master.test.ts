import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './single-master.ts';

ruleTester(rule, {
  valid: [
    { name: 'three masters', topology: topology().stacked(3) },
    { name: 'none', topology: topology().loadBalancers(2) },
  ],
  invalid: [
    {
      name: 'one in a lab, as a warning',
      topology: topology().profile('learning').stacked(1),
      findings: [{ messageId: 'single', severity: 'warning', targets: ['m1'] }],
      fix: 'suggestion',
    },
    {
      name: 'one in production, which grows with etcd, load balancers and VIP',
      topology: topology().zones(3).stacked(1),
      findings: [{ messageId: 'single', severity: 'error' }],
      fix: 'suggestion',
      fixed: (design) => {
        expect(design.etcdClusters[0]?.members).toHaveLength(3);
        expect(design.endpoints).toHaveLength(1);
        expect(design.links).toHaveLength(6);
      },
    },
    {
      name: 'one beside an external etcd',
      topology: topology().controlPlanes(1).externalEtcd(3).loadBalancers(2).vip('10.0.0.100'),
      findings: [{ messageId: 'single', severity: 'error' }],
      fix: 'suggestion',
      fixed: (design) => expect(design.etcdClusters[0]?.members).toHaveLength(3),
    },
  ],
});
