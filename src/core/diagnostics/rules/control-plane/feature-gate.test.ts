import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './feature-gate.ts';

const gated = (kubernetesVersion: string, featureGates?: Record<string, boolean>) =>
  topology()
    .cluster(
      featureGates === undefined ? { kubernetesVersion } : { kubernetesVersion, featureGates },
    )
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100');

const local = { ControlPlaneKubeletLocalMode: true };

ruleTester(rule, {
  valid: [
    { name: 'no gates', topology: gated('1.36.0') },
    { name: 'the first release with the gate', topology: gated('1.31.0', local) },
    { name: 'the last release with the gate', topology: gated('1.35.4', local) },
    { name: 'a gate of which nothing is known here', topology: gated('1.36.0', { Other: true }) },
  ],
  invalid: [
    {
      name: '1.30',
      topology: gated('1.30.4', local),
      findings: [
        {
          messageId: 'early',
          severity: 'error',
          targets: ['cluster'],
          data: { version: '1.30.4', gate: 'ControlPlaneKubeletLocalMode', first: 31 },
        },
      ],
      fix: 'safe',
      fixed: ({ cluster }) => expect(cluster).not.toHaveProperty('featureGates'),
    },
    {
      name: '1.36, beside another gate',
      topology: gated('1.36.1', { ...local, Other: true }),
      findings: [{ messageId: 'gone', data: { gone: 36 } }],
      fix: 'safe',
      fixed: ({ cluster }) => expect(cluster.featureGates).toEqual({ Other: true }),
    },
  ],
});
