import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './no-members.ts';

ruleTester(rule, {
  valid: [
    { name: 'an empty canvas', topology: topology() },
    { name: 'load balancers alone', topology: topology().loadBalancers(2).vip('10.0.0.100') },
    { name: 'stacked masters', topology: topology().stacked(3) },
  ],
  invalid: [
    {
      name: 'masters without etcd',
      topology: topology().controlPlanes(3).loadBalancers(2).vip('10.0.0.100'),
      findings: [
        { messageId: 'noCluster', severity: 'error', targets: ['cluster', 'm1', 'm2', 'm3'] },
      ],
      fix: 'suggestion',
    },
    {
      name: 'a cluster of learners',
      topology: topology()
        .stacked(1)
        .with((design) => {
          for (const member of design.etcdClusters[0]?.members ?? []) member.learner = true;
        }),
      findings: [{ messageId: 'noVoter', targets: ['etcd'] }],
      fix: 'none',
    },
  ],
});
