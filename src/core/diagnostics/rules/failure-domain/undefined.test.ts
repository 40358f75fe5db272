import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './undefined.ts';

ruleTester(rule, {
  valid: [
    { name: 'a zone for every host', topology: topology().zones(3).stacked(3) },
    { name: 'an empty canvas', topology: topology() },
    { name: 'a bare host', topology: topology().zones(1).host('spare') },
    {
      name: 'a rack that lies in a zone',
      topology: topology()
        .zones(1)
        .domain('rack', 'rack-1', 'zone-a')
        .stacked(1, { in: ['rack-1'] }),
    },
  ],
  invalid: [
    {
      name: 'one host without a zone',
      topology: topology()
        .zones(3)
        .stacked(3)
        .loadBalancers(2)
        .vip('10.0.0.100')
        .with((design) => delete design.hosts[2]?.failureDomain),
      findings: [{ messageId: 'host', severity: 'info', targets: ['host-m3'] }],
      fix: 'suggestion',
      fixed: (design) => expect(design.hosts[2]?.failureDomain).toBe('zone-c'),
    },
    {
      name: 'no zone at all, once',
      topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100'),
      findings: [{ messageId: 'none', severity: 'info', targets: ['cluster'], data: { hosts: 5 } }],
      fix: 'none',
    },
  ],
});
