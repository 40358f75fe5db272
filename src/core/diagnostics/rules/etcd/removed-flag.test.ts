import { expect } from 'vitest';
import type { EtcdCluster } from '../../../model/topology.ts';
import { externalEtcd, options, stackedEtcd } from '../../../../testing/etcd-designs.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { rule } from './removed-flag.ts';

const external = (version: string, values: Record<string, string>) =>
  externalEtcd({ version, options: options(values) });
const stacked = (kubernetesVersion: string, values: Record<string, string>) =>
  stackedEtcd({ options: options(values) }).cluster({ kubernetesVersion });
const left =
  (values: Record<string, string>) =>
  ({ etcdClusters: [cluster] }: { etcdClusters: EtcdCluster[] }) =>
    expect(cluster?.options).toEqual(options(values));

ruleTester(rule, {
  valid: [
    { name: '3.5 with the v2 API', topology: external('3.5.33', { 'enable-v2': 'true' }) },
    {
      name: '3.6 with an experimental option',
      topology: external('3.6.14', { 'experimental-max-learners': '2' }),
    },
    { name: '3.7 with its own names', topology: external('3.7.1', { 'max-learners': '2' }) },
    { name: 'kubeadm that runs 3.5', topology: stacked('1.33.4', { 'enable-v2': 'false' }) },
    {
      name: 'a Kubernetes whose etcd is not known',
      topology: stacked('1.40.0', { 'enable-v2': 'false' }),
    },
    { name: 'a release that is none', topology: external('newest', { proxy: 'on' }) },
  ],
  invalid: [
    {
      name: 'what 3.6 dropped, on masters',
      topology: stacked('1.34.9', { 'enable-v2': 'false', 'snapshot-count': '5000' }),
      findings: [
        {
          messageId: 'stops',
          severity: 'error',
          targets: ['etcd'],
          data: { options: 'enable-v2', version: '3.6' },
        },
      ],
      fix: 'suggestion',
      fixed: left({ 'snapshot-count': '5000' }),
    },
    {
      name: 'what 3.6 dropped, in the environment',
      topology: external('3.6.14', { proxy: 'off', 'proxy-read-timeout': '0' }),
      findings: [
        {
          messageId: 'ignored',
          severity: 'warning',
          data: { options: 'proxy, proxy-read-timeout', version: '3.6.14' },
        },
      ],
      fix: 'suggestion',
      fixed: left({}),
    },
    {
      name: 'what 3.7 calls by another name',
      topology: external('3.7.1', {
        'experimental-warning-apply-duration': '200ms',
        'experimental-max-learners': '2',
        'max-learners': '3',
        'experimental-unheard-of': '1',
      }),
      findings: [{ messageId: 'ignored' }],
      fix: 'suggestion',
      fixed: left({ 'max-learners': '3', 'warning-apply-duration': '200ms' }),
    },
    {
      name: 'what became a gate, beside ours',
      topology: external('3.7.1', { 'experimental-stop-grpc-service-on-defrag': 'true' }),
      findings: [{ messageId: 'ignored' }],
      fix: 'suggestion',
      fixed: left({ 'feature-gates': 'InitialCorruptCheck=true,StopGRPCServiceOnDefrag=true' }),
    },
    {
      name: 'what became a gate, beside those of the user',
      topology: external('3.7.1', {
        'feature-gates': 'LeaseCheckpoint=true,InitialCorruptCheck=true',
        'experimental-initial-corrupt-check': 'false',
      }),
      findings: [{ messageId: 'ignored' }],
      fix: 'suggestion',
      fixed: left({ 'feature-gates': 'LeaseCheckpoint=true,InitialCorruptCheck=false' }),
    },
  ],
});
