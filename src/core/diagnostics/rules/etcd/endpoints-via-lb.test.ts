import { expect } from 'vitest';
import { externalEtcd, stackedEtcd } from '../../../../testing/etcd-designs.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './endpoints-via-lb.ts';

const servers = (value: string, design = externalEtcd()) =>
  design.cluster({
    apiServerOptions: [
      { name: 'etcd-servers', value },
      { name: 'v', value: '2' },
    ],
  });

ruleTester(rule, {
  valid: [
    { name: 'what kubeadm writes', topology: externalEtcd() },
    {
      name: 'the members by hand',
      topology: servers('https://10.0.0.14:2379,https://10.0.0.15:2379'),
    },
    { name: 'a name that nobody knows', topology: servers('https://etcd.example.internal:2379') },
    {
      name: 'a member on the host of a load balancer',
      topology: servers('https://10.0.0.11:2379', topology().stacked(3).loadBalancersOnMasters()),
    },
    {
      name: 'an endpoint without an address',
      topology: servers('https://:2379', topology().stacked(3).loadBalancers(2).vip('')),
    },
  ],
  invalid: [
    {
      name: 'the VIP',
      topology: servers('https://10.0.0.100:2379'),
      findings: [
        {
          messageId: 'via',
          severity: 'warning',
          targets: ['cluster', 'vip'],
          data: { url: 'https://10.0.0.100:2379', name: 'vip' },
        },
      ],
      fix: 'suggestion',
      fixed: ({ cluster }) => expect(cluster.apiServerOptions).toEqual([{ name: 'v', value: '2' }]),
    },
    {
      name: 'a load balancer by its name',
      topology: servers('https://LB-1:2379', stackedEtcd()),
      findings: [{ messageId: 'via', targets: ['cluster', 'lb1'] }],
      fix: 'suggestion',
    },
  ],
});
