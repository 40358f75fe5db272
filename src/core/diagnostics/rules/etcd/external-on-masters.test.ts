import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './external-on-masters.ts';

const onMasters = (count: number) =>
  topology()
    .controlPlanes(3)
    .externalEtcd(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with((design) => {
      for (let n = 1; n <= count; n += 1) {
        const member = design.components.find(({ id }) => id === `e${n}`);
        if (member) member.host = `host-m${n}`;
      }
    });

ruleTester(rule, {
  valid: [
    { name: 'hosts of their own', topology: onMasters(0) },
    { name: 'stacked members', topology: topology().stacked(3) },
  ],
  invalid: [
    {
      name: 'a member on every master, which is stacked in all but name',
      topology: onMasters(3),
      findings: [{ messageId: 'shared', severity: 'info', targets: ['etcd', 'e1', 'e2', 'e3'] }],
      fix: 'suggestion',
      fixed: (design) => {
        expect(design.etcdClusters[0]?.placement).toBe('stacked');
        expect(design.links.filter(({ kind }) => kind === 'stores-in')).toEqual([]);
      },
    },
    {
      name: 'a mixture',
      topology: onMasters(1),
      findings: [{ messageId: 'shared', data: { count: 1 } }],
      fix: 'none',
    },
  ],
});
