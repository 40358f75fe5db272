import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './region-spread.ts';

const regions = () =>
  topology()
    .domain('region', 'north')
    .domain('region', 'south')
    .domain('zone', 'north-a', 'north')
    .domain('zone', 'south-a', 'south');

ruleTester(rule, {
  valid: [
    { name: 'one region', topology: regions().stacked(3, { in: ['north-a'] }) },
    {
      name: 'a stated round-trip time, between zones of the regions',
      topology: regions()
        .stacked(3)
        .with((design) =>
          design.network.roundTripTimes.push({ from: 'south-a', to: 'north-a', milliseconds: 9 }),
        ),
    },
  ],
  invalid: [
    {
      name: 'masters in two regions without one',
      topology: regions().stacked(3),
      findings: [
        { messageId: 'unknown', severity: 'warning', targets: ['network', 'north', 'south'] },
      ],
      fix: 'none',
    },
  ],
});
