import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './kubeadm-min-version.ts';

const external = (version: string, kubernetesVersion: string) =>
  topology()
    .cluster({ kubernetesVersion })
    .controlPlanes(3)
    .externalEtcd(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with(({ etcdClusters: [cluster] }) => {
      if (cluster) cluster.version = version;
    });

const accepted = (version: string, kubernetesVersion: string) => ({
  name: `etcd ${version} with Kubernetes ${kubernetesVersion}`,
  topology: external(version, kubernetesVersion),
});

const refused = (version: string, kubernetesVersion: string, least: string) => ({
  ...accepted(version, kubernetesVersion),
  findings: [
    {
      messageId: 'old',
      severity: 'error' as const,
      targets: ['etcd'],
      data: { version, kubernetes: kubernetesVersion, least },
    },
  ],
  fix: 'suggestion' as const,
  fixed: ({ etcdClusters: [cluster] }: ReturnType<ReturnType<typeof topology>['build']>) =>
    expect(cluster?.version).toBe('3.5.33'),
});

ruleTester(rule, {
  valid: [
    accepted('3.5.11', '1.31.13'),
    accepted('3.5.24', '1.31.14'),
    accepted('3.5.11', '1.32.9'),
    accepted('3.5.24', '1.32.10'),
    accepted('3.5.11', '1.33.5'),
    accepted('3.5.21', '1.33.6'),
    accepted('3.5.21', '1.34.1'),
    accepted('3.5.24', '1.34.2'),
    accepted('3.5.24', '1.35.0'),
    accepted('3.6.4', '1.35.0'),
    // What is not known is not accused: a release without a patch, a minor that is not listed.
    accepted('3.5', '1.34.9'),
    accepted('3.5.21', '1.34'),
    accepted('3.4.20', '1.30.4'),
    accepted('3.4.20', '1.36.0'),
    accepted('latest', '1.34.9'),
    {
      name: 'stacked, where kubeadm chooses the release',
      topology: topology()
        .stacked(3)
        .with(({ etcdClusters: [cluster] }) => {
          if (cluster) cluster.version = '3.4.20';
        }),
    },
  ],
  invalid: [
    refused('3.5.10', '1.31.13', '3.5.11'),
    refused('3.5.23', '1.31.14', '3.5.24'),
    refused('3.5.10', '1.32.9', '3.5.11'),
    refused('3.5.23', '1.32.10', '3.5.24'),
    refused('3.5.10', '1.33.5', '3.5.11'),
    refused('3.5.20', '1.33.6', '3.5.21'),
    refused('3.5.20', '1.34.1', '3.5.21'),
    refused('3.5.23', '1.34.2', '3.5.24'),
    refused('v3.5.23', '1.35.1', '3.5.24'),
    refused('3.4.45', '1.34.9', '3.5.24'),
    refused('3.4', '1.34', '3.5.21'),
  ],
});
