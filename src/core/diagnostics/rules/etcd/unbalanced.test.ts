import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './unbalanced.ts';

ruleTester(rule, {
  valid: [
    { name: '2+2+1', topology: topology().zones(3).stacked(5) },
    { name: 'two zones, which another rule tells', topology: topology().zones(2).stacked(3) },
  ],
  invalid: [
    {
      name: '3+1+1',
      topology: topology()
        .zones(3)
        .stacked(5, { in: ['zone-a', 'zone-a', 'zone-a', 'zone-b', 'zone-c'] })
        .loadBalancers(2)
        .vip('10.0.0.100'),
      findings: [
        {
          messageId: 'unbalanced',
          severity: 'warning',
          targets: ['etcd', 'zone-a'],
          data: { count: 3, voters: 5, tolerance: 2, zones: 3 },
        },
      ],
      fix: 'suggestion',
    },
  ],
});
