import { expect } from 'vitest';
import type { Topology } from '../../../model/topology.ts';
import { externalEtcd, stackedEtcd } from '../../../../testing/etcd-designs.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { rule } from './upgrade-path.ts';

const upgrade = (runningVersion: string, version: string) =>
  externalEtcd({ runningVersion, version });
const stacked = (runningVersion: string, kubernetesVersion: string) =>
  stackedEtcd({ runningVersion }).cluster({ kubernetesVersion });
const goesTo =
  (version: string) =>
  ({ etcdClusters: [cluster] }: Topology) =>
    expect(cluster?.version).toBe(version);

ruleTester(rule, {
  valid: [
    { name: 'a new cluster', topology: externalEtcd() },
    { name: 'one minor up from a good release', topology: upgrade('3.5.26', '3.6.14') },
    { name: 'the next one', topology: upgrade('v3.6.11', '3.7.1') },
    { name: 'a patch release', topology: upgrade('3.6.1', '3.6.14') },
    { name: '3.4 to 3.5', topology: upgrade('3.4.45', '3.5.33') },
    { name: 'the same release', topology: upgrade('3.5.9', '3.5.9') },
    { name: 'one minor down', topology: upgrade('3.6.14', '3.5.33') },
    {
      name: 'a minor without a patch, which may be the newest',
      topology: upgrade('3.5', '3.6.14'),
    },
    { name: 'a release that is none', topology: upgrade('latest', '3.6.14') },
    { name: 'masters that stay with 3.5', topology: stacked('3.5.15', '1.33.9') },
  ],
  invalid: [
    {
      name: '3.5 that is too old for 3.6',
      topology: upgrade('3.5.25', '3.6.14'),
      findings: [
        {
          messageId: 'patch',
          severity: 'error',
          targets: ['etcd'],
          data: { running: '3.5.25', version: '3.6.14', least: '3.5.26' },
        },
      ],
      fix: 'suggestion',
      fixed: goesTo('3.5.33'),
    },
    {
      name: '3.6 that is too old for 3.7',
      topology: upgrade('3.6.10', '3.7.1'),
      findings: [{ messageId: 'patch', data: { least: '3.6.11' } }],
      fix: 'suggestion',
      fixed: goesTo('3.6.14'),
    },
    {
      name: 'two minors at once',
      topology: upgrade('3.4.45', '3.6.14'),
      findings: [{ messageId: 'skips', severity: 'error' }],
      fix: 'suggestion',
      fixed: goesTo('3.5.33'),
    },
    {
      name: 'two minors at once from a good release',
      topology: upgrade('3.5.33', '3.7.1'),
      findings: [{ messageId: 'skips' }],
      fix: 'suggestion',
      fixed: goesTo('3.6.14'),
    },
    {
      name: 'two minors at once from a release that must be patched first',
      topology: upgrade('3.5.9', '3.7.1'),
      findings: [{ messageId: 'skips' }],
      fix: 'suggestion',
      fixed: goesTo('3.5.33'),
    },
    {
      name: 'a release that nothing here is known about',
      topology: upgrade('3.3.10', '3.5.33'),
      findings: [{ messageId: 'skips' }],
      fix: 'none',
    },
    {
      name: 'masters whose kubeadm brings 3.6',
      topology: stacked('3.5.21', '1.34.9'),
      findings: [{ messageId: 'patch', data: { running: '3.5.21', version: '3.6' } }],
      fix: 'none',
    },
  ],
});
