import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './critical-domain.ts';

const racks = () =>
  topology().domain('rack', 'rack-1').domain('rack', 'rack-2').domain('rack', 'rack-3');

ruleTester(rule, {
  valid: [
    { name: 'a rack each', topology: racks().stacked(3, { in: ['rack-1', 'rack-2', 'rack-3'] }) },
    {
      name: 'two members, which another rule tells',
      topology: racks()
        .controlPlanes(2)
        .externalEtcd(2, { in: ['rack-1'] }),
    },
    {
      name: 'one region, which is right',
      topology: topology()
        .domain('region', 'north')
        .stacked(3, { in: ['north'] }),
    },
    {
      name: 'a zone whose loss the verdict tells',
      topology: topology().zones(2).stacked(3).loadBalancers(2).vip('10.0.0.100'),
    },
  ],
  invalid: [
    {
      name: 'two of three members in one rack',
      topology: racks()
        .stacked(3, { in: ['rack-1', 'rack-1', 'rack-2'] })
        .loadBalancers(2)
        .vip('10.0.0.100'),
      findings: [
        {
          messageId: 'critical',
          severity: 'warning',
          targets: ['rack-1', 'etcd'],
          data: { count: 2, voters: 3, tolerance: 1 },
        },
      ],
      fix: 'suggestion',
      fixed: (design) =>
        expect(design.hosts.find(({ id }) => id === 'host-m2')?.failureDomain).toBe('rack-3'),
    },
    {
      name: 'a rack, and not the switch above it again',
      topology: topology()
        .domain('switch', 'tor')
        .domain('rack', 'rack-1', 'tor')
        .domain('rack', 'rack-2')
        .domain('rack', 'rack-3')
        .stacked(3, { in: ['rack-1', 'rack-1', 'rack-2'] })
        .loadBalancers(2)
        .vip('10.0.0.100'),
      findings: [{ messageId: 'critical', targets: ['rack-1', 'etcd'] }],
      fix: 'suggestion',
    },
    {
      name: 'a zone while the design does not work yet, as an error where zones matter',
      topology: topology()
        .profile('multi-zone')
        .zones(3)
        .stacked(3, { in: ['zone-a', 'zone-a', 'zone-b'] })
        .loadBalancers(2)
        .vip('10.0.0.100')
        .unlinked(),
      findings: [{ messageId: 'critical', severity: 'error', targets: ['zone-a', 'etcd'] }],
      fix: 'suggestion',
    },
  ],
});
