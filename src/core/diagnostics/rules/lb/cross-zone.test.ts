import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { CloudLoadBalancer } from '../../../model/topology.ts';
import { rule } from './cross-zone.ts';

ruleTester(rule, {
  valid: [
    { name: 'nothing said', topology: cloud(3, {}) },
    { name: 'turned on', topology: cloud(3, { crossZone: true }) },
    { name: 'off, with two masters in every zone', topology: cloud(6, { crossZone: false }) },
    {
      name: 'another provider',
      topology: cloud(3, { crossZone: false, provider: 'other' }),
    },
    {
      name: 'off, in the zones that have a spare',
      topology: cloud(5, { crossZone: false, zones: ['zone-a', 'zone-b'] }),
    },
  ],
  invalid: [
    {
      name: 'off, one master a zone',
      topology: cloud(3, { crossZone: false }),
      findings: [
        {
          messageId: 'noSpare',
          severity: 'warning',
          targets: ['cloud', 'zone-a', 'zone-b', 'zone-c'],
          data: { most: 1 },
        },
      ],
      fix: 'suggestion',
      fixed: ({ endpoints }) => expect(endpoints[0]).toMatchObject({ crossZone: true }),
    },
    {
      name: 'off, one of its zones without a spare',
      topology: cloud(5, { crossZone: false }),
      findings: [{ messageId: 'noSpare', targets: ['cloud', 'zone-c'] }],
      fix: 'suggestion',
    },
  ],
});

function cloud(masters: number, patch: Partial<CloudLoadBalancer>) {
  return topology()
    .zones(3)
    .stacked(masters)
    .cloudLoadBalancer('aws')
    .with(({ endpoints }) => Object.assign(endpoints[0] ?? {}, patch));
}
