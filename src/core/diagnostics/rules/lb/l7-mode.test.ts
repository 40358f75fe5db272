import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './l7-mode.ts';

ruleTester(rule, {
  valid: [
    { name: 'nothing said', topology: topology().stacked(3).loadBalancers(2) },
    { name: 'TCP', topology: topology().stacked(3).loadBalancers(2, { mode: 'tcp' }) },
    {
      name: 'TCP with a check by HTTP',
      topology: topology().stacked(3).loadBalancers(2, { mode: 'tcp', healthCheck: 'readyz' }),
    },
  ],
  invalid: [
    {
      name: 'HTTP',
      topology: topology().stacked(3).loadBalancers(2, { mode: 'http' }).vip('10.0.0.100'),
      findings: [
        { messageId: 'http', severity: 'error', targets: ['lb1'] },
        { messageId: 'http', targets: ['lb2'] },
      ],
      fix: 'safe',
    },
  ],
});
