import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './endpoint-mismatch.ts';

const pair = (endpoint: string) =>
  topology().cluster({ endpoint }).stacked(3).loadBalancers(2).vip('10.0.0.100');

ruleTester(rule, {
  valid: [
    { name: 'a DNS name', topology: pair('api.example.internal') },
    { name: 'the virtual IP', topology: pair('10.0.0.100') },
    { name: 'the address of a load balancer', topology: pair('10.0.0.14') },
    { name: 'the address of a master, which another rule tells', topology: pair('10.0.0.11') },
    { name: 'nothing', topology: pair('') },
    {
      name: 'a virtual IP that has no address yet',
      topology: topology().cluster({ endpoint: '10.0.0.9' }).stacked(3).kubeVip(''),
    },
    {
      name: 'a cloud load balancer that is known by its name',
      topology: topology().cluster({ endpoint: '10.0.0.9' }).stacked(3).cloudLoadBalancer(),
    },
    {
      name: 'nothing in front that is drawn',
      topology: topology().cluster({ endpoint: '10.0.0.9' }).stacked(3),
    },
  ],
  invalid: [
    {
      name: 'an address that nothing has',
      topology: pair('10.0.0.101'),
      findings: [
        {
          messageId: 'nowhere',
          severity: 'error',
          targets: ['cluster'],
          data: { known: '10.0.0.100, 10.0.0.14, 10.0.0.15' },
        },
      ],
      fix: 'suggestion',
      fixed: ({ cluster }) => expect(cluster.endpoint).toBe('api.kubernetes.internal'),
    },
    {
      name: 'another address than that of kube-vip',
      topology: topology().cluster({ endpoint: '10.0.0.99' }).stacked(3).kubeVip('10.0.0.100'),
      findings: [{ messageId: 'nowhere', data: { endpoint: '10.0.0.99' } }],
      fix: 'suggestion',
    },
  ],
});
