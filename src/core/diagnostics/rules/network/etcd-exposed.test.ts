import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './etcd-exposed.ts';

ruleTester(rule, {
  valid: [
    { name: 'nothing said: the bundle filters', topology: design({}) },
    { name: 'the bundle filters', topology: design({ hostFirewall: true }) },
    {
      name: 'no filters, but a firewall that lets etcd’s ports through to nobody',
      topology: design({
        hostFirewall: false,
        firewalls: [{ failureDomain: 'region', allow: ['tcp/6443'] }],
      }),
    },
    {
      name: 'a firewall between members, which has to let them through',
      topology: design({
        firewalls: [{ failureDomain: 'zone-a', allow: ['tcp/1-65535'] }],
      }),
    },
    {
      name: 'a wide firewall around a place without etcd',
      topology: design({
        firewalls: [{ failureDomain: 'zone-d', allow: ['tcp/1-65535'] }],
      }),
    },
  ],
  invalid: [
    {
      name: 'no filters and no firewall',
      topology: design({ hostFirewall: false }),
      findings: [
        {
          messageId: 'unfiltered',
          severity: 'error',
          targets: ['etcd', 'host-m1', 'host-m2', 'host-m3'],
        },
      ],
      fix: 'suggestion',
      fixed: ({ network }) => expect(network.hostFirewall).toBe(true),
    },
    {
      name: 'no filters, and a firewall that closes one of the two ports only',
      topology: design({
        hostFirewall: false,
        firewalls: [
          { failureDomain: 'zone-a', allow: ['tcp/2379'] },
          { failureDomain: 'zone-b', allow: [] },
        ],
      }),
      findings: [{ messageId: 'unfiltered', targets: ['etcd', 'host-m1', 'host-m3'] }],
      fix: 'suggestion',
    },
    {
      name: 'a firewall around all of them that lets etcd’s ports in',
      topology: design({
        firewalls: [{ failureDomain: 'region', allow: ['tcp/6443', 'tcp/2000-3000'] }],
      }),
      findings: [{ messageId: 'needless', severity: 'warning', targets: ['region'] }],
      fix: 'suggestion',
      fixed: ({ network }) =>
        expect(network.firewalls[0]?.allow).toEqual(['tcp/6443', 'tcp/2000-2378', 'tcp/2381-3000']),
    },
  ],
});

function design(network: {
  readonly hostFirewall?: boolean;
  readonly firewalls?: { failureDomain: string; allow: string[] }[];
}) {
  return topology()
    .domain('region', 'region')
    .zones(3, 'region')
    .domain('zone', 'zone-d')
    .stacked(3, { in: ['zone-a', 'zone-b', 'zone-c'] })
    .with((document) => Object.assign(document.network, network));
}
