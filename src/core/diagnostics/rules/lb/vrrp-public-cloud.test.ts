import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './vrrp-public-cloud.ts';

ruleTester(rule, {
  valid: [
    {
      name: 'a VIP on premises',
      topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100'),
    },
    {
      name: 'the cloud’s load balancer',
      topology: topology().cluster({ environment: 'azure' }).stacked(3).cloudLoadBalancer('azure'),
    },
  ],
  invalid: [
    {
      name: 'keepalived in a cloud',
      topology: topology()
        .cluster({ environment: 'alibaba' })
        .stacked(3)
        .loadBalancers(2)
        .vip('10.0.0.100'),
      findings: [
        {
          messageId: 'keepalived',
          severity: 'error',
          targets: ['vip'],
          data: { cloud: 'alibaba' },
        },
      ],
      fix: 'suggestion',
      fixed: (design) => {
        const [cloud] = design.endpoints;
        expect(cloud).toMatchObject({ kind: 'cloud-lb', provider: 'alibaba' });
        expect(design.links.filter(({ from }) => from === cloud?.id).map(({ to }) => to)).toEqual([
          'lb1',
          'lb2',
        ]);
      },
    },
    {
      name: 'kube-vip in a cloud',
      topology: topology().cluster({ environment: 'aws' }).stacked(3).kubeVip('10.0.0.100'),
      findings: [{ messageId: 'kubeVip', targets: ['kube-vip'] }],
      fix: 'suggestion',
      fixed: (design) => expect(design.links.map(({ to }) => to)).toEqual(['m1', 'm2', 'm3']),
    },
  ],
});
