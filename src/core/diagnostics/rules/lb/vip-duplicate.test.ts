import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './vip-duplicate.ts';

ruleTester(rule, {
  valid: [
    {
      name: 'two addresses',
      topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100').vip('10.0.0.101'),
    },
    {
      name: 'two VIPs without one',
      topology: topology().stacked(3).loadBalancers(2).vip('').vip(''),
    },
  ],
  invalid: [
    {
      name: 'keepalived and kube-vip with one address',
      topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100').kubeVip('10.0.0.100'),
      findings: [{ messageId: 'duplicate', severity: 'error', targets: ['kube-vip', 'vip'] }],
      fix: 'suggestion',
    },
  ],
});
