import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './vrrp-firewall.ts';

ruleTester(rule, {
  valid: [
    { name: 'no firewall', topology: pair() },
    { name: 'VRRP allowed', topology: pair('zone-a', ['tcp/1-65535', 'vrrp']) },
    { name: 'both members behind it', topology: pair('region') },
    { name: 'a firewall around neither', topology: pair('zone-c') },
    {
      name: 'kube-vip, which speaks no VRRP',
      topology: topology()
        .zones(3)
        .stacked(3)
        .kubeVip('10.0.0.100')
        .with(({ network }) => network.firewalls.push({ failureDomain: 'zone-a', allow: [] })),
    },
  ],
  invalid: [
    {
      name: 'one member behind a firewall that lets only TCP through',
      topology: pair('zone-a', ['tcp/1-65535']),
      findings: [
        {
          messageId: 'blocked',
          severity: 'error',
          targets: ['zone-a', 'vip', 'host-lb1', 'host-lb2'],
        },
      ],
      fix: 'suggestion',
      fixed: ({ network }) => expect(network.firewalls[0]?.allow).toEqual(['tcp/1-65535', 'vrrp']),
    },
    {
      name: 'the number of the protocol in place of its name',
      topology: pair('zone-b', ['112']),
      findings: [{ messageId: 'blocked', targets: ['zone-b', 'vip', 'host-lb2', 'host-lb1'] }],
      fix: 'suggestion',
    },
  ],
});

function pair(failureDomain?: string, allow: string[] = []) {
  const design = topology()
    .domain('region', 'region')
    .zones(3, 'region')
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .oneSegment();
  return design.with(({ network }) => {
    if (failureDomain !== undefined) network.firewalls.push({ failureDomain, allow });
  });
}
