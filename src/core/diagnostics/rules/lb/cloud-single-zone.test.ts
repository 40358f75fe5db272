import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology, type TopologyBuilder } from '../../../../testing/topology-builder.ts';
import { rule } from './cloud-single-zone.ts';

ruleTester(rule, {
  valid: [
    { name: 'every zone of the region', topology: inZones([]) },
    { name: 'two zones', topology: inZones(['zone-a', 'zone-b']) },
    { name: 'a zone that is not drawn', topology: inZones(['elsewhere']) },
    {
      name: 'masters in that zone alone',
      topology: inZones(
        ['zone-a'],
        topology()
          .zones(3)
          .stacked(3, { in: ['zone-a'] }),
      ),
    },
    { name: 'no cloud load balancer', topology: topology().zones(3).stacked(3) },
  ],
  invalid: [
    {
      name: 'one zone, named twice',
      topology: inZones(['zone-b', 'zone-b']),
      findings: [
        {
          messageId: 'oneZone',
          severity: 'warning',
          targets: ['cloud', 'zone-b'],
          data: { zone: 'zone-b', zones: 'zone-a, zone-b, zone-c' },
        },
      ],
      fix: 'suggestion',
      fixed: ({ endpoints }) =>
        expect(endpoints).toMatchObject([{ zones: ['zone-b', 'zone-a', 'zone-c'] }]),
    },
  ],
});

function inZones(zones: string[], design?: TopologyBuilder): TopologyBuilder {
  const base =
    design ??
    topology()
      .zones(3)
      .stacked(3, { in: ['zone-a', 'zone-b', 'zone-c'] });
  return base.cloudLoadBalancer().with(({ endpoints }) => {
    for (const endpoint of endpoints) if (endpoint.kind === 'cloud-lb') endpoint.zones = zones;
  });
}
