import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { Topology } from '../../../model/topology.ts';
import { rule } from './version-skew.ts';

/** Versions by component id. */
const running = (kubernetesVersion: string, versions: Record<string, string>) =>
  topology()
    .cluster({ kubernetesVersion })
    .stacked(3)
    .loadBalancers(2)
    .workers(2)
    .vip('10.0.0.100')
    .with(({ components }) => {
      for (const component of components) {
        const version = versions[component.id];
        if (version !== undefined) component['version'] = version;
      }
    });

const versionOf = (id: string) => (document: Topology) =>
  document.components.find((component) => component.id === id)?.['version'];

ruleTester(rule, {
  valid: [
    { name: 'one release everywhere', topology: running('1.34.9', {}) },
    { name: 'masters half way through an upgrade', topology: running('1.34.9', { m1: '1.35.0' }) },
    {
      name: 'kubelets three minor releases older',
      topology: running('1.34.9', { w1: 'v1.31.14', w2: '1.32' }),
    },
    { name: 'a newer patch on a worker', topology: running('1.34.1', { w1: '1.34.9' }) },
    { name: 'texts that are no release', topology: running('1.34.9', { w1: 'newest', m2: '' }) },
    {
      name: 'workers without a master',
      topology: topology()
        .workers(1)
        .with(({ components: [worker] }) => {
          if (worker) worker['version'] = '1.20.0';
        }),
    },
  ],
  invalid: [
    {
      name: 'masters two minor releases apart',
      topology: running('1.34.9', { m2: '1.36.0' }),
      findings: [
        {
          messageId: 'apiServers',
          severity: 'error',
          targets: ['m2', 'm1'],
          data: { newest: 'master-2', newestVersion: '1.36.0', oldestVersion: '1.34.9' },
        },
      ],
      fix: 'suggestion',
      fixed: (document) => expect(versionOf('m2')(document)).toBeUndefined(),
    },
    {
      name: 'a worker newer than the oldest master',
      topology: running('1.34.9', { m1: '1.35.0', m2: '1.35.0', w2: '1.35.0' }),
      findings: [
        {
          messageId: 'newer',
          targets: ['w2', 'm3'],
          data: { node: 'worker-2', version: '1.35.0', masterVersion: '1.34.9' },
        },
      ],
      fix: 'suggestion',
      fixed: (document) => expect(versionOf('w2')(document)).toBeUndefined(),
    },
    {
      name: 'workers left behind by an upgrade of the masters',
      topology: running('1.34.9', { m1: '1.35.0', w1: '1.31.14' }),
      findings: [{ messageId: 'older', targets: ['w1', 'm1'], data: { masterVersion: '1.35.0' } }],
      fix: 'suggestion',
    },
    {
      name: 'masters that the cluster’s release would part from their workers',
      topology: running('1.36.0', {
        m1: '1.34.9',
        m2: '1.32.9',
        m3: '1.34.9',
        w1: '1.31.0',
        w2: '1.31.0',
      }),
      findings: [{ messageId: 'apiServers' }],
      fix: 'none',
    },
  ],
});
