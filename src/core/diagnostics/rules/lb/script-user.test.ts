import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { VipEndpoint } from '../../../model/topology.ts';
import { rule } from './script-user.ts';

const vip = (patch: Partial<VipEndpoint>) =>
  topology().stacked(3).loadBalancers(2).vip('10.0.0.100', patch);

ruleTester(rule, {
  valid: [
    { name: 'nothing said', topology: vip({}) },
    { name: 'root', topology: vip({ checkUser: 'root' }) },
    {
      name: 'the user of no check',
      topology: vip({ check: 'none', checkUser: 'keepalived_script' }),
    },
  ],
  invalid: [
    {
      name: 'the usual user of keepalived, which nobody made',
      topology: vip({ checkUser: 'keepalived_script' }),
      findings: [
        {
          messageId: 'user',
          severity: 'error',
          targets: ['vip'],
          data: { user: 'keepalived_script' },
        },
      ],
      fix: 'safe',
    },
  ],
});
