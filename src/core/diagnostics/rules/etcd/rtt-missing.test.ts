import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './rtt-missing.ts';

ruleTester(rule, {
  valid: [
    { name: 'no zone drawn', topology: topology().stacked(3) },
    { name: 'one zone', topology: topology().zones(1).stacked(3) },
    {
      name: 'one round trip given',
      topology: topology()
        .zones(3)
        .stacked(3)
        .with(({ network }) => {
          network.roundTripTimes.push({ from: 'zone-a', to: 'zone-b', milliseconds: 1 });
        }),
    },
    {
      name: 'regions, which another rule tells of',
      topology: topology()
        .domain('region', 'north')
        .domain('region', 'south')
        .domain('zone', 'north-a', 'north')
        .domain('zone', 'south-a', 'south')
        .stacked(3, { in: ['north-a', 'south-a'] }),
    },
    { name: 'no etcd', topology: topology().zones(2).controlPlanes(2) },
  ],
  invalid: [
    {
      name: 'three zones',
      topology: topology().zones(3).stacked(3),
      findings: [
        {
          messageId: 'missing',
          severity: 'info',
          targets: ['etcd', 'zone-a', 'zone-b', 'zone-c'],
          data: { count: 3 },
        },
      ],
      fix: 'none',
    },
    {
      name: 'a round trip to a zone without a voter',
      topology: topology()
        .zones(3)
        .stacked(3, { in: ['zone-a', 'zone-b'] })
        .with(({ network }) => {
          network.roundTripTimes.push({ from: 'zone-a', to: 'zone-c', milliseconds: 1 });
        }),
      findings: [{ messageId: 'missing', targets: ['etcd', 'zone-a', 'zone-b'] }],
      fix: 'none',
    },
  ],
});
