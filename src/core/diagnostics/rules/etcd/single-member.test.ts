import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './single-member.ts';

ruleTester(rule, {
  valid: [
    { name: 'three members', topology: topology().stacked(3) },
    { name: 'no etcd at all', topology: topology().controlPlanes(1) },
  ],
  invalid: [
    {
      name: 'one member in a lab, as a warning',
      topology: topology().profile('learning').stacked(1),
      findings: [{ messageId: 'one', severity: 'warning', targets: ['etcd', 'e1'] }],
      fix: 'suggestion',
    },
    {
      name: 'one stacked member in production, as an error',
      topology: topology().zones(3).stacked(1).loadBalancers(2).vip('10.0.0.100'),
      findings: [{ messageId: 'one', severity: 'error' }],
      fix: 'suggestion',
      fixed: (design) => {
        expect(design.components.filter(({ kind }) => kind === 'control-plane')).toHaveLength(3);
        const zones = design.hosts
          .filter(({ name }) => name.startsWith('master'))
          .map(({ failureDomain }) => failureDomain);
        expect(zones.toSorted()).toEqual(['zone-a', 'zone-b', 'zone-c']);
      },
    },
    {
      name: 'one external member beside three masters',
      topology: topology().controlPlanes(3).externalEtcd(1).loadBalancers(2).vip('10.0.0.100'),
      findings: [{ messageId: 'one', severity: 'error' }],
      fix: 'suggestion',
      fixed: (design) => {
        expect(design.hosts.flatMap(({ addresses }) => addresses)).toHaveLength(8);
      },
    },
  ],
});
