import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology, type TopologyBuilder } from '../../../../testing/topology-builder.ts';
import { rule } from './dns-only.ts';

ruleTester(rule, {
  valid: [
    { name: 'a name for the load balancers', topology: named(['lb1', 'lb2']) },
    { name: 'a name for one master', topology: named(['m1']) },
  ],
  invalid: [
    {
      name: 'a name for three masters although there are load balancers',
      topology: named(['m1', 'm2', 'm3']),
      findings: [{ messageId: 'direct', severity: 'warning', targets: ['dns', 'm1', 'm2', 'm3'] }],
      fix: 'suggestion',
      fixed: ({ endpoints }) => expect(endpoints.map(({ id }) => id)).toEqual(['vip']),
    },
    {
      name: 'a name for masters and a load balancer',
      topology: named(['m1', 'm2', 'lb1']),
      findings: [{ messageId: 'direct', targets: ['dns', 'm1', 'm2'] }],
      fix: 'suggestion',
    },
    {
      name: 'a name for three masters and nothing else',
      topology: dns(topology().stacked(3), ['m1', 'm2', 'm3']),
      findings: [{ messageId: 'direct', targets: ['dns', 'm1', 'm2', 'm3'] }],
      fix: 'suggestion',
      fixed: ({ endpoints }) => expect(endpoints.map(({ kind }) => kind)).toEqual(['vip']),
    },
  ],
});

function named(targets: readonly string[]) {
  return dns(topology().stacked(3).loadBalancers(2).vip('10.0.0.100'), targets);
}

function dns(builder: TopologyBuilder, targets: readonly string[]) {
  return builder.with((design) => {
    design.endpoints.push({ kind: 'dns', id: 'dns', name: 'dns' });
    for (const to of targets) {
      design.links.push({ id: `d-${to}`, kind: 'forwards', from: 'dns', to, mode: 'active' });
    }
  });
}
