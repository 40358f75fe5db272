import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './two-masters.ts';

ruleTester(rule, {
  valid: [
    { name: 'three masters', topology: topology().controlPlanes(3).externalEtcd(3) },
    { name: 'two stacked ones, which another rule tells', topology: topology().stacked(2) },
    { name: 'two without etcd yet', topology: topology().controlPlanes(2) },
  ],
  invalid: [
    {
      name: 'two beside an external etcd',
      topology: topology().controlPlanes(2).externalEtcd(3).loadBalancers(2).vip('10.0.0.100'),
      findings: [{ messageId: 'two', severity: 'info', targets: ['m1', 'm2'] }],
      fix: 'suggestion',
    },
  ],
});
