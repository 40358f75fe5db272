import { expect } from 'vitest';
import type { Topology } from '../../../model/topology.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './colocated.ts';

const onFirstHost =
  (...ids: string[]) =>
  (design: Topology) => {
    for (const component of design.components) {
      if (ids.includes(component.id)) component.host = 'host-m1';
    }
  };

ruleTester(rule, {
  valid: [{ name: 'a host each', topology: topology().stacked(3) }],
  invalid: [
    {
      name: 'two of three masters on one host',
      topology: topology()
        .controlPlanes(3)
        .externalEtcd(3)
        .loadBalancers(2)
        .vip('10.0.0.100')
        .with(onFirstHost('m2')),
      findings: [
        {
          messageId: 'colocated',
          severity: 'error',
          targets: ['host-m1', 'm1', 'm2'],
          data: { count: 2 },
        },
      ],
      fix: 'suggestion',
    },
    {
      name: 'stacked ones, which take a member along',
      topology: topology()
        .stacked(3)
        .loadBalancers(2)
        .vip('10.0.0.100')
        .with(onFirstHost('m2', 'e2')),
      findings: [{ messageId: 'colocated', targets: ['host-m1', 'm1', 'm2'] }],
      fix: 'suggestion',
      fixed: (design) => {
        const hostOf = (id: string) => design.components.find((each) => each.id === id)?.host;
        expect(hostOf('e2')).toBe(hostOf('m2'));
      },
    },
  ],
});
