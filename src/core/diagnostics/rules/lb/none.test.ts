import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './none.ts';

ruleTester(rule, {
  valid: [
    { name: 'one master', topology: topology().stacked(1) },
    { name: 'load balancers', topology: topology().stacked(3).loadBalancers(2) },
    { name: 'kube-vip', topology: topology().stacked(3).kubeVip('10.0.0.100') },
    { name: 'a cloud load balancer', topology: topology().stacked(3).cloudLoadBalancer() },
  ],
  invalid: [
    {
      name: 'three masters alone',
      topology: topology().zones(3).stacked(3),
      findings: [{ messageId: 'none', severity: 'error', targets: ['cluster', 'm1', 'm2', 'm3'] }],
      fix: 'suggestion',
      fixed: (design) => {
        expect(design.components.filter(({ kind }) => kind === 'load-balancer')).toHaveLength(2);
        expect(design.endpoints).toMatchObject([{ kind: 'vip', address: '10.0.0.15' }]);
      },
    },
    {
      name: 'three masters in a cloud',
      topology: topology().cluster({ environment: 'aws' }).zones(3).stacked(3),
      findings: [{ messageId: 'none' }],
      fix: 'suggestion',
      fixed: (design) => {
        expect(design.endpoints).toMatchObject([{ kind: 'cloud-lb', provider: 'aws' }]);
        expect(design.links).toHaveLength(3);
      },
    },
  ],
});
