import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './nginx-passive.ts';

ruleTester(rule, {
  valid: [
    { name: 'HAProxy', topology: topology().stacked(3).loadBalancers(2) },
    {
      name: 'NGINX that is to check connections only',
      topology: topology().stacked(3).loadBalancers(2, { software: 'nginx', healthCheck: 'tcp' }),
    },
    {
      name: 'NGINX with one master, which has no other to choose',
      topology: topology().stacked(1).loadBalancers(2, { software: 'nginx' }),
    },
  ],
  invalid: [
    {
      name: 'NGINX that is to check /readyz',
      topology: topology().stacked(3).loadBalancers(2, { software: 'nginx' }).vip('10.0.0.100'),
      findings: [
        { messageId: 'passive', severity: 'warning', targets: ['lb1'] },
        { messageId: 'passive', targets: ['lb2'] },
      ],
      fix: 'suggestion',
    },
  ],
});
