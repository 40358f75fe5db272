import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './api-version.ts';

const stacked = (kubernetesVersion: string) =>
  topology().cluster({ kubernetesVersion }).stacked(3).loadBalancers(2).vip('10.0.0.100');

ruleTester(rule, {
  valid: [
    { name: 'the first release that knows v1beta4', topology: stacked('1.31.0') },
    { name: 'a minor release without a patch', topology: stacked('1.31') },
    { name: 'a release of tomorrow', topology: stacked('1.99.1') },
  ],
  invalid: [
    {
      name: '1.30',
      topology: stacked('1.30.14'),
      findings: [
        {
          messageId: 'old',
          severity: 'error',
          targets: ['cluster'],
          data: { version: '1.30.14', least: 31 },
        },
      ],
      fix: 'suggestion',
      fixed: ({ cluster }) => expect(cluster.kubernetesVersion).toBe('1.34.9'),
    },
    {
      name: '1.9',
      topology: stacked('1.9'),
      findings: [{ messageId: 'old' }],
      fix: 'suggestion',
    },
    {
      name: '1.30 with an external etcd that newer kubeadm refuses',
      topology: topology()
        .cluster({ kubernetesVersion: '1.30.4' })
        .controlPlanes(3)
        .externalEtcd(3)
        .loadBalancers(2)
        .vip('10.0.0.100')
        .with(({ etcdClusters: [cluster] }) => {
          if (cluster) cluster.version = '3.5.10';
        }),
      findings: [{ messageId: 'old' }],
      fix: 'suggestion',
      fixed: ({ etcdClusters: [cluster] }) => expect(cluster?.version).toBe('3.5.33'),
    },
    {
      name: '1.30 with a worker that would be left too far behind',
      topology: stacked('1.30.4').with(({ components, hosts: [first] }) => {
        components.push({
          kind: 'worker',
          id: 'w',
          name: 'w',
          host: first?.id ?? '',
          version: '1.29.3',
        });
      }),
      findings: [{ messageId: 'old' }],
      fix: 'none',
    },
  ],
});
