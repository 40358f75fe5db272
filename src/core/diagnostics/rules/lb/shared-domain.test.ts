import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './shared-domain.ts';

ruleTester(rule, {
  valid: [
    {
      name: 'a zone each',
      topology: topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100'),
    },
    {
      name: 'the only zone, which another rule tells',
      topology: topology().zones(1).stacked(3).loadBalancers(2).vip('10.0.0.100'),
    },
    {
      name: 'a single one',
      topology: topology().zones(3).stacked(3).loadBalancers(1).vip('10.0.0.100'),
    },
  ],
  invalid: [
    {
      name: 'both in one of three zones',
      topology: topology()
        .zones(3)
        .stacked(3)
        .loadBalancers(2, { in: ['zone-a'] })
        .vip('10.0.0.100')
        .oneSegment(),
      findings: [
        { messageId: 'domain', severity: 'warning', targets: ['vip', 'lb1', 'lb2', 'zone-a'] },
      ],
      fix: 'suggestion',
      fixed: (design) =>
        expect(design.hosts.find(({ id }) => id === 'host-lb2')?.failureDomain).toBe('zone-b'),
    },
    {
      name: 'both on one host',
      topology: topology()
        .stacked(3)
        .loadBalancers(2)
        .vip('10.0.0.100')
        .with((design) => {
          for (const each of design.components) {
            if (each.id === 'lb2') Object.assign(each, { host: 'host-lb1', port: 7443 });
          }
        }),
      findings: [
        { messageId: 'host', severity: 'error', targets: ['vip', 'lb1', 'lb2', 'host-lb1'] },
      ],
      fix: 'suggestion',
    },
    {
      name: 'both in one rack, on hosts that do other work',
      topology: topology()
        .domain('rack', 'rack-1')
        .domain('rack', 'rack-2')
        .stacked(3, { in: ['rack-1', 'rack-1', 'rack-2'] })
        .loadBalancersOnMasters()
        .vip('10.0.0.100', { members: ['lb1', 'lb2'] }),
      findings: [{ messageId: 'domain', targets: ['vip', 'lb1', 'lb2', 'rack-1'] }],
      fix: 'none',
    },
  ],
});
