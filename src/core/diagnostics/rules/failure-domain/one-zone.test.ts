import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './one-zone.ts';

const design = () => topology().zones(1).stacked(3).loadBalancers(2).vip('10.0.0.100').oneSegment();

ruleTester(rule, {
  valid: [
    { name: 'two zones', topology: topology().zones(2).stacked(3).loadBalancers(2) },
    { name: 'a lab', topology: design().profile('learning') },
    { name: 'no zone drawn', topology: topology().stacked(3) },
    { name: 'load balancers alone', topology: topology().zones(1).loadBalancers(2) },
  ],
  invalid: [
    {
      name: 'everything in the one zone, as a warning in production',
      topology: design(),
      findings: [{ messageId: 'one', severity: 'warning', targets: ['zone-a'] }],
      fix: 'suggestion',
      fixed: (fixed) =>
        expect(fixed.hosts.map(({ failureDomain }) => failureDomain)).toEqual([
          'zone-a',
          'zone-1',
          'zone-2',
          'zone-a',
          'zone-1',
        ]),
    },
    {
      name: 'everything in one of three zones, as an error where a zone must be survived',
      topology: topology()
        .profile('multi-zone')
        .zones(3)
        .stacked(3, { in: ['zone-b'] })
        .loadBalancers(2, { in: ['zone-b'] })
        .vip('10.0.0.100'),
      findings: [{ messageId: 'one', severity: 'error', targets: ['zone-b'] }],
      fix: 'suggestion',
    },
  ],
});
