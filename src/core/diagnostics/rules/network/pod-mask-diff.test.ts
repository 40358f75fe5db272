import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { Cluster } from '../../../model/topology.ts';
import { rule } from './pod-mask-diff.ts';

ruleTester(rule, {
  valid: [
    { name: 'the defaults', topology: design({}) },
    { name: 'sixteen bits exactly', topology: design({ podSubnets: ['10.0.0.0/8'] }) },
    { name: 'an IPv6 /48 with a /64 each', topology: design({ podSubnets: ['fd00::/48'] }) },
    {
      name: 'a plug-in that gives out addresses itself',
      topology: design({
        podSubnets: ['fd00::/32'],
        controllerManagerOptions: [{ name: 'allocate-node-cidrs', value: 'false' }],
      }),
    },
  ],
  invalid: [
    {
      name: 'an IPv6 /40 with a /64 each',
      topology: design({ podSubnets: ['fd00::/40'] }),
      findings: [
        {
          messageId: 'apart',
          severity: 'error',
          targets: ['cluster'],
          data: { mask: 64, bits: 24, most: 16 },
        },
      ],
      fix: 'suggestion',
      fixed: ({ cluster }) =>
        expect(cluster.controllerManagerOptions).toEqual([
          { name: 'node-cidr-mask-size-ipv6', value: '56' },
        ]),
    },
    {
      name: 'small parts of a wide network',
      topology: design({
        podSubnets: ['172.16.0.0/12'],
        controllerManagerOptions: [
          { name: 'node-cidr-mask-size', value: '30' },
          { name: 'v', value: '2' },
        ],
      }),
      findings: [{ messageId: 'apart', data: { mask: 30, bits: 18 } }],
      fix: 'suggestion',
      fixed: ({ cluster }) =>
        expect(cluster.controllerManagerOptions).toEqual([
          { name: 'v', value: '2' },
          { name: 'node-cidr-mask-size', value: '28' },
        ]),
    },
  ],
});

function design(cluster: Partial<Cluster>) {
  return topology().cluster(cluster).stacked(3);
}
