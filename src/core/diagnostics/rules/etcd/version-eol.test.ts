import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './version-eol.ts';

const external = (version: string, kubernetesVersion = '1.30.4') =>
  topology()
    .cluster({ kubernetesVersion })
    .controlPlanes(3)
    .externalEtcd(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with(({ etcdClusters: [cluster] }) => {
      if (cluster) cluster.version = version;
    });

ruleTester(rule, {
  valid: [
    { name: '3.5', topology: external('3.5.0') },
    { name: '3.6', topology: external('3.6.14') },
    { name: 'a text that is no release', topology: external('3.x') },
    { name: 'a release that kubeadm refuses anyway', topology: external('3.4.45', '1.34.9') },
    {
      name: 'stacked, where kubeadm chooses the release',
      topology: topology()
        .cluster({ kubernetesVersion: '1.30.4' })
        .stacked(3)
        .with(({ etcdClusters: [cluster] }) => {
          if (cluster) cluster.version = '3.4.20';
        }),
    },
  ],
  invalid: [
    {
      name: 'the last 3.4',
      topology: external('v3.4.45'),
      findings: [
        {
          messageId: 'ended',
          severity: 'warning',
          targets: ['etcd'],
          data: { version: 'v3.4.45' },
        },
      ],
      fix: 'suggestion',
      fixed: ({ etcdClusters: [cluster] }) => expect(cluster?.version).toBe('3.5.33'),
    },
  ],
});
