import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './rtt-too-high.ts';

const zones = (milliseconds: number) =>
  topology()
    .zones(3)
    .stacked(3)
    .with(({ network }) => {
      network.roundTripTimes.push({ from: 'zone-a', to: 'zone-c', milliseconds });
    });

const regions = (milliseconds: number) =>
  topology()
    .domain('region', 'north')
    .domain('region', 'south')
    .stacked(3, { in: ['north', 'south'] })
    .with(({ network }) => {
      network.roundTripTimes.push({ from: 'north', to: 'south', milliseconds });
    });

ruleTester(rule, {
  valid: [
    { name: '50 ms', topology: zones(50) },
    { name: 'no round trip given', topology: topology().zones(3).stacked(3) },
    { name: 'regions, which another rule tells of', topology: regions(120) },
    {
      name: 'a far zone without a voter',
      topology: topology()
        .zones(3)
        .stacked(3, { in: ['zone-a', 'zone-b'] })
        .with(({ network }) => {
          network.roundTripTimes.push({ from: 'zone-a', to: 'zone-c', milliseconds: 900 });
        }),
    },
  ],
  invalid: [
    {
      name: '51 ms',
      topology: zones(51),
      findings: [
        {
          messageId: 'slow',
          severity: 'warning',
          targets: ['etcd'],
          data: { rtt: 51, most: 50 },
        },
      ],
      fix: 'none',
    },
    {
      name: 'one far zone, with a near one empty',
      topology: topology()
        .zones(4)
        .stacked(3, { in: ['zone-a', 'zone-b', 'zone-c'] })
        .with(({ network }) => {
          const far = (from: string, to: string, milliseconds: number) =>
            network.roundTripTimes.push({ from, to, milliseconds });
          far('zone-a', 'zone-b', 1);
          far('zone-a', 'zone-c', 80);
          far('zone-b', 'zone-c', 80);
          far('zone-d', 'zone-a', 2);
          far('zone-d', 'zone-b', 2);
        }),
      findings: [{ messageId: 'slow', data: { rtt: 80 } }],
      fix: 'suggestion',
      fixed: ({ hosts }) =>
        expect(hosts.map(({ failureDomain }) => failureDomain)).toEqual([
          'zone-a',
          'zone-b',
          'zone-d',
        ]),
    },
    {
      name: '500 ms',
      topology: zones(500),
      findings: [{ messageId: 'slow', severity: 'warning' }],
      fix: 'none',
    },
    {
      name: 'more than 500 ms between zones',
      topology: zones(501),
      findings: [{ messageId: 'unusable', severity: 'error', data: { rtt: 501, most: 500 } }],
      fix: 'none',
    },
    {
      name: 'more than 500 ms between regions',
      topology: regions(600),
      findings: [{ messageId: 'unusable', severity: 'error', targets: ['etcd'] }],
      fix: 'none',
    },
  ],
});
