import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './workers-one-zone.ts';

ruleTester(rule, {
  valid: [
    { name: 'workers everywhere', topology: topology().zones(3).stacked(3).workers(3) },
    { name: 'the only zone', topology: topology().zones(1).stacked(3).workers(3) },
    { name: 'one worker', topology: topology().zones(3).stacked(3).workers(1) },
    { name: 'none', topology: topology().zones(3).stacked(3) },
  ],
  invalid: [
    {
      name: 'all workers in one of three zones',
      topology: topology()
        .zones(3)
        .stacked(3)
        .loadBalancers(2)
        .vip('10.0.0.100')
        .workers(3, { in: ['zone-a'] }),
      findings: [
        {
          messageId: 'one',
          severity: 'info',
          targets: ['zone-a', 'w1', 'w2', 'w3'],
          data: { count: 3 },
        },
      ],
      fix: 'suggestion',
    },
  ],
});
