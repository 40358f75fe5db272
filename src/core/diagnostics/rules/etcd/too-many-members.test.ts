import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './too-many-members.ts';

ruleTester(rule, {
  valid: [{ name: 'five members', topology: topology().stacked(5) }],
  invalid: [
    {
      name: 'seven members, as information',
      topology: topology().zones(3).stacked(7).loadBalancers(2).vip('10.0.0.100'),
      findings: [{ messageId: 'seven', severity: 'info', targets: ['etcd'] }],
      fix: 'suggestion',
      fixed: (design) => {
        expect(design.components.filter(({ kind }) => kind === 'control-plane')).toHaveLength(5);
        expect(design.hosts).toHaveLength(7);
      },
    },
    {
      name: 'nine members',
      topology: topology()
        .zones(3)
        .controlPlanes(3)
        .externalEtcd(9)
        .loadBalancers(2)
        .vip('10.0.0.100'),
      findings: [{ messageId: 'tooMany', severity: 'warning', data: { count: 9 } }],
      fix: 'suggestion',
      fixed: (design) => {
        const zones = design.hosts
          .filter(({ name }) => name.startsWith('etcd'))
          .map(({ failureDomain }) => failureDomain);
        expect(zones.toSorted()).toEqual(['zone-a', 'zone-a', 'zone-b', 'zone-b', 'zone-c']);
      },
    },
  ],
});
