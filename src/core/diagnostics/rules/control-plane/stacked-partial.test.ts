import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './stacked-partial.ts';

ruleTester(rule, {
  valid: [
    { name: 'a member each', topology: topology().stacked(3) },
    { name: 'an external cluster', topology: topology().controlPlanes(3).externalEtcd(3) },
    { name: 'no etcd, which another rule tells', topology: topology().controlPlanes(3) },
  ],
  invalid: [
    {
      name: 'a master without a member',
      topology: topology().stacked(2).controlPlanes(1).loadBalancers(2).vip('10.0.0.100'),
      findings: [{ messageId: 'master', severity: 'error', targets: ['m3', 'etcd'] }],
      fix: 'suggestion',
    },
    {
      name: 'a member without a master',
      topology: topology()
        .stacked(3)
        .loadBalancers(2)
        .vip('10.0.0.100')
        .with((design) => {
          design.components = design.components.filter(({ id }) => id !== 'm2');
          design.links = design.links.filter(({ to }) => to !== 'm2');
        }),
      findings: [{ messageId: 'member', severity: 'error', targets: ['e2', 'etcd'] }],
      fix: 'suggestion',
    },
  ],
});
