import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './multi-region.ts';

const regions = () =>
  topology()
    .domain('region', 'north')
    .domain('region', 'south')
    .domain('zone', 'north-a', 'north')
    .domain('zone', 'north-b', 'north')
    .domain('zone', 'north-c', 'north')
    .domain('zone', 'south-a', 'south');

ruleTester(rule, {
  valid: [
    { name: 'one region', topology: regions().stacked(3, { in: ['north-a', 'north-b'] }) },
    { name: 'no region drawn', topology: topology().zones(3).stacked(3) },
  ],
  invalid: [
    {
      name: 'one voter in another region',
      topology: regions()
        .stacked(3, { in: ['north-a', 'north-b', 'south-a'] })
        .loadBalancers(2, { in: ['north-a', 'north-b'] })
        .vip('10.0.0.100'),
      findings: [
        {
          messageId: 'regions',
          severity: 'warning',
          targets: ['etcd', 'north', 'south'],
          data: { count: 2, regions: 'north, south' },
        },
      ],
      fix: 'suggestion',
      fixed: (design) =>
        expect(design.hosts.find(({ id }) => id === 'host-m3')?.failureDomain).toBe('north-c'),
    },
  ],
});
