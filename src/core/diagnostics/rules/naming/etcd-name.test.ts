import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './etcd-name.ts';

const named = (...names: string[]) =>
  topology()
    .controlPlanes(3)
    .externalEtcd(3)
    .with((design) => {
      const members = design.components.filter(({ kind }) => kind === 'etcd');
      for (const [n, name] of names.entries()) {
        const member = members[n];
        if (member) member.name = name;
      }
    });

ruleTester(rule, {
  valid: [
    { name: 'a name each', topology: named() },
    { name: 'the names of masters', topology: named('master-1', 'master-2', 'master-3') },
  ],
  invalid: [
    {
      name: 'one name for two members',
      topology: named('etcd', 'etcd'),
      findings: [{ messageId: 'duplicate', severity: 'error', targets: ['e2', 'e1', 'etcd'] }],
      fix: 'safe',
      fixed: (design) =>
        expect(design.components.find(({ id }) => id === 'e2')?.name).toBe('etcd-2'),
    },
    {
      name: 'names that differ in signs only, stacked, as information',
      topology: topology()
        .stacked(3)
        .with((design) => {
          for (const each of design.components) {
            if (each.id === 'e1') each.name = 'etcd 1';
            if (each.id === 'e2') each.name = 'Etcd_1';
          }
        }),
      findings: [{ messageId: 'stacked', severity: 'info', targets: ['e2', 'e1', 'etcd'] }],
      fix: 'safe',
    },
  ],
});
