import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { Cluster } from '../../../model/topology.ts';
import { rule } from './pod-small.ts';

const option = (name: string, value: string) => ({ name, value });

ruleTester(rule, {
  valid: [
    { name: 'the defaults', topology: design({}) },
    { name: 'as many nodes as fit', topology: design({ plannedNodes: 256 }) },
    {
      name: 'a plug-in that gives out addresses itself',
      topology: design({
        podSubnets: ['10.244.0.0/24'],
        controllerManagerOptions: [option('allocate-node-cidrs', 'false')],
      }),
    },
    {
      name: 'smaller parts of a small network',
      topology: design({
        podSubnets: ['10.244.0.0/24'],
        controllerManagerOptions: [option('node-cidr-mask-size', '26')],
      }),
    },
    { name: 'no network and what is none', topology: design({ podSubnets: ['pods'] }) },
    {
      name: 'both families, each wide enough',
      topology: design({ podSubnets: ['10.244.0.0/16', 'fd00:10:244::/56'], plannedNodes: 200 }),
    },
  ],
  invalid: [
    {
      name: 'one part for three masters',
      topology: design({ podSubnets: ['10.32.0.0/24'] }),
      findings: [
        {
          messageId: 'tooSmall',
          severity: 'error',
          targets: ['cluster'],
          data: { cidr: '10.32.0.0/24', parts: 1, mask: 24, nodes: 3 },
        },
      ],
      fix: 'suggestion',
      fixed: ({ cluster }) => expect(cluster.podSubnets).toEqual(['10.244.0.0/16']),
    },
    {
      name: 'more nodes planned than any proposal has room for',
      topology: design({ plannedNodes: 1000 }),
      findings: [{ messageId: 'tooSmall', data: { parts: 256, nodes: 1000 } }],
      fix: 'none',
    },
    {
      name: 'parts wider than the network',
      topology: design({
        podSubnets: ['10.32.0.0/22'],
        controllerManagerOptions: [option('node-cidr-mask-size-ipv4', '20')],
      }),
      findings: [{ messageId: 'tooSmall', data: { parts: 0, mask: 20 } }],
      fix: 'suggestion',
    },
    {
      name: 'an IPv6 network of one /64, the option for one network ignored beside another',
      topology: design({
        podSubnets: ['10.244.0.0/16', 'fd00::/64'],
        controllerManagerOptions: [option('node-cidr-mask-size', '80')],
      }),
      findings: [{ messageId: 'tooSmall', data: { cidr: 'fd00::/64', parts: 1, mask: 64 } }],
      fix: 'suggestion',
    },
  ],
});

function design(cluster: Partial<Cluster>) {
  return topology().cluster(cluster).stacked(3);
}
