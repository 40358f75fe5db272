import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './two-members.ts';

ruleTester(rule, {
  valid: [
    { name: 'one member', topology: topology().stacked(1) },
    { name: 'three members', topology: topology().stacked(3) },
    {
      name: 'two stacked masters in production, which another rule tells',
      topology: topology().stacked(2),
    },
  ],
  invalid: [
    {
      name: 'two external members',
      topology: topology().controlPlanes(3).externalEtcd(2).loadBalancers(2).vip('10.0.0.100'),
      findings: [{ messageId: 'two', severity: 'error', targets: ['etcd', 'e1', 'e2'] }],
      fix: 'suggestion',
    },
    {
      name: 'two stacked masters in a lab',
      topology: topology().profile('learning').stacked(2).loadBalancers(2).vip('10.0.0.100'),
      findings: [{ messageId: 'two', severity: 'error' }],
      fix: 'suggestion',
    },
  ],
});
