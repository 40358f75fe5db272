import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './isolation.ts';

ruleTester(rule, {
  valid: [
    { name: 'no zone', topology: topology().stacked(3).loadBalancers(2).vip('10.0.0.100') },
    {
      name: 'the one zone',
      topology: topology().zones(1).stacked(3).loadBalancers(2).vip('10.0.0.100'),
    },
  ],
  invalid: [
    {
      name: 'three zones, any of which can be lost',
      topology: topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100'),
      findings: [
        {
          messageId: 'isolated',
          severity: 'info',
          targets: ['network', 'zone-a', 'zone-b', 'zone-c'],
        },
      ],
      fix: 'none',
    },
    {
      name: '2+1, for the zone that can be lost',
      topology: topology().zones(2).stacked(3).loadBalancers(2).vip('10.0.0.100'),
      findings: [{ messageId: 'isolatedOne', targets: ['network', 'zone-b'] }],
      fix: 'none',
    },
  ],
});
