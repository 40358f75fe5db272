import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './hostname-duplicate.ts';

const named = (...names: string[]) =>
  topology()
    .stacked(3)
    .with((design) => {
      for (const [n, name] of names.entries()) {
        const host = design.hosts[n];
        if (host) host.name = name;
      }
    });

ruleTester(rule, {
  valid: [
    { name: 'a name each', topology: topology().stacked(3) },
    { name: 'two without a name, which another rule tells', topology: named('', '') },
  ],
  invalid: [
    {
      name: 'one name twice, and once in capitals',
      topology: named('node', 'node', 'Node'),
      findings: [
        { messageId: 'duplicate', severity: 'error', targets: ['host-m2', 'host-m1'] },
        { messageId: 'case', targets: ['host-m3', 'host-m1'] },
      ],
      fix: 'safe',
      fixed: (design) =>
        expect(design.hosts.map(({ name }) => name)).toEqual(['node', 'node-2', 'node-3']),
    },
  ],
});
