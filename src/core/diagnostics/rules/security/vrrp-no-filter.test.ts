import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { VipEndpoint } from '../../../model/topology.ts';
import { rule } from './vrrp-no-filter.ts';

ruleTester(rule, {
  valid: [
    { name: 'the bundle’s filters', topology: pair({ unicast: false }) },
    { name: 'unicast peers without filters', topology: pair({ unicast: true }, false) },
    {
      name: 'a password of VRRP 2',
      topology: pair({ unicast: false, vrrpVersion: 2, authentication: true }, false),
    },
    { name: 'no member yet', topology: pair({ unicast: false, members: [] }, false) },
  ],
  invalid: [
    {
      name: 'multicast without filters',
      topology: pair({ unicast: false }, false),
      findings: [{ messageId: 'open', severity: 'warning', targets: ['vip'] }],
      fix: 'suggestion',
      fixed: ({ network }) => expect(network.hostFirewall).toBe(true),
    },
    {
      name: 'a password that VRRP 3 ignores',
      topology: pair({ unicast: false, vrrpVersion: 3, authentication: true }, false),
      findings: [{ messageId: 'open' }],
      fix: 'suggestion',
    },
  ],
});

function pair(patch: Partial<VipEndpoint>, hostFirewall?: boolean) {
  return topology()
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100', patch)
    .with(({ network }) => {
      if (hostFirewall !== undefined) network.hostFirewall = hostFirewall;
    });
}
