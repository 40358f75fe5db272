import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { VipEndpoint } from '../../../model/topology.ts';
import { rule } from './vrrp-strict.ts';

const vip = (patch: Partial<VipEndpoint>, address = '10.0.0.100') =>
  topology().stacked(3).loadBalancers(2).vip(address, patch);

ruleTester(rule, {
  valid: [
    { name: 'nothing said', topology: vip({}) },
    { name: 'strict multicast of version 3', topology: vip({ strict: true, unicast: false }) },
    { name: 'unicast without strict mode', topology: vip({ strict: false, vrrpVersion: 2 }) },
  ],
  invalid: [
    {
      name: 'strict unicast',
      topology: vip({ strict: true }),
      findings: [{ messageId: 'unicast', severity: 'error', targets: ['vip'] }],
      fix: 'safe',
    },
    {
      name: 'strict multicast of version 2',
      topology: vip({ strict: true, unicast: false, vrrpVersion: 2 }),
      findings: [{ messageId: 'deaf' }],
      fix: 'safe',
    },
    {
      name: 'strict multicast of an IPv6 address',
      topology: vip({ strict: true, unicast: false }, 'fd00::100'),
      findings: [{ messageId: 'ipv6' }],
      fix: 'safe',
    },
  ],
});
