import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './kube-vip-quorum.ts';

ruleTester(rule, {
  valid: [
    { name: 'keepalived', topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100') },
    { name: 'a cloud load balancer', topology: topology().stacked(3).cloudLoadBalancer() },
    {
      name: 'one master, which is gone with its etcd anyway',
      topology: topology().stacked(1).kubeVip('10.0.0.100'),
    },
  ],
  invalid: [
    {
      name: 'kube-vip on three masters',
      topology: topology().stacked(3).kubeVip('10.0.0.100'),
      findings: [{ messageId: 'lease', severity: 'info', targets: ['kube-vip'] }],
      fix: 'none',
    },
    {
      name: 'kube-vip before an external etcd',
      topology: topology().controlPlanes(2).externalEtcd(3).kubeVip('10.0.0.100'),
      findings: [{ messageId: 'lease' }],
      fix: 'none',
    },
  ],
});
