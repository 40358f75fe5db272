import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './local-mode-off.ts';

const gated = (kubernetesVersion: string, gate?: boolean, masters = 3) =>
  topology()
    .cluster(
      gate === undefined
        ? { kubernetesVersion }
        : { kubernetesVersion, featureGates: { ControlPlaneKubeletLocalMode: gate, Other: false } },
    )
    .stacked(masters)
    .loadBalancers(2)
    .vip('10.0.0.100');

ruleTester(rule, {
  valid: [
    { name: 'a gate that is not named, so that the bundle sets it', topology: gated('1.32.4') },
    { name: 'the gate on', topology: gated('1.31.4', true) },
    { name: 'one master', topology: gated('1.31.4', false, 1) },
    { name: 'a release where it is on by default', topology: gated('1.33.4', false) },
    { name: 'a release without the gate', topology: gated('1.30.4', false) },
  ],
  invalid: ['1.31.4', '1.32.10'].map((version) => ({
    name: version,
    topology: gated(version, false),
    findings: [
      {
        messageId: 'off',
        severity: 'warning' as const,
        targets: ['cluster', 'm1', 'm2', 'm3'],
        data: { gate: 'ControlPlaneKubeletLocalMode' },
      },
    ],
    fix: 'suggestion' as const,
    fixed: ({ cluster }: ReturnType<ReturnType<typeof topology>['build']>) =>
      expect(cluster.featureGates).toEqual({ ControlPlaneKubeletLocalMode: true, Other: false }),
  })),
});
