import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { VipEndpoint } from '../../../model/topology.ts';
import { rule } from './vrrp-auth-v3.ts';

const vip = (patch: Partial<VipEndpoint>) =>
  topology().stacked(3).loadBalancers(2).vip('10.0.0.100', patch);

ruleTester(rule, {
  valid: [
    { name: 'nothing said', topology: vip({}) },
    { name: 'a password in version 2', topology: vip({ authentication: true, vrrpVersion: 2 }) },
    { name: 'version 3 without one', topology: vip({ vrrpVersion: 3 }) },
  ],
  invalid: [
    {
      name: 'a password in version 3',
      topology: vip({ authentication: true, vrrpVersion: 3 }),
      findings: [{ messageId: 'ignored', severity: 'warning', targets: ['vip'] }],
      fix: 'safe',
    },
    {
      name: 'a password where nothing is said of the version',
      topology: vip({ authentication: true }),
      findings: [{ messageId: 'ignored' }],
      fix: 'safe',
    },
  ],
});
