import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './goaway-single.ts';

const chance = (value: string) => ({
  apiServerOptions: [
    { name: 'profiling', value: 'false' },
    { name: 'goaway-chance', value },
  ],
});

const stacked = (value: string, masters = 3) => topology().cluster(chance(value)).stacked(masters);

ruleTester(rule, {
  valid: [
    {
      name: 'several masters behind load balancers',
      topology: stacked('0.001').loadBalancers(2).vip('10.0.0.100'),
    },
    { name: 'several masters in a cloud', topology: stacked('0.001').cloudLoadBalancer() },
    { name: 'never', topology: stacked('0', 1) },
    { name: 'no number', topology: stacked('often', 1) },
    { name: 'no option', topology: topology().stacked(1) },
    { name: 'no master', topology: topology().cluster(chance('0.001')).workers(1) },
  ],
  invalid: [
    {
      name: 'one master behind load balancers',
      topology: stacked('0.001', 1).loadBalancers(2).vip('10.0.0.100'),
      findings: [
        {
          messageId: 'oneMaster',
          severity: 'warning',
          targets: ['cluster'],
          data: { value: '0.001' },
        },
      ],
      fix: 'safe',
      fixed: ({ cluster }) =>
        expect(cluster.apiServerOptions).toEqual([{ name: 'profiling', value: 'false' }]),
    },
    {
      name: 'masters behind kube-vip, which balances nothing',
      topology: stacked('0.02').kubeVip('10.0.0.100'),
      findings: [{ messageId: 'noBalancer' }],
      fix: 'safe',
    },
  ],
});
