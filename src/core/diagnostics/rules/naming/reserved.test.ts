import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './reserved.ts';

const named = (name: string) =>
  topology()
    .stacked(1)
    .with((design) => {
      const host = design.hosts[0];
      if (host) host.name = name;
    });

ruleTester(rule, {
  valid: [
    { name: 'master-1', topology: named('master-1') },
    { name: 'a name with a reserved part', topology: named('kubernetes-1') },
  ],
  invalid: [
    ...['localhost', 'kubernetes', 'LOCALHOST', 'localhost.localdomain'].map((name) => ({
      name,
      topology: named(name),
      findings: [{ messageId: 'reserved', severity: 'warning' as const, targets: ['host-m1'] }],
      fix: 'suggestion' as const,
    })),
    ...['7', '10.0.0.7'].map((name) => ({
      name,
      topology: named(name),
      findings: [{ messageId: 'digits' }],
      fix: 'suggestion' as const,
    })),
    {
      name: 'a name by the first role that is free',
      topology: topology()
        .stacked(3)
        .host('spare')
        .with(({ hosts }) => {
          for (const host of hosts) {
            if (host.name === 'master-1' || host.name === 'spare') host.name = 'kubernetes';
          }
        }),
      findings: [{ messageId: 'reserved' }, { messageId: 'reserved' }],
      fix: 'suggestion',
      fixed: ({ hosts }) =>
        expect(hosts.map(({ name }) => name)).toEqual([
          'master-1',
          'master-2',
          'master-3',
          'host-1',
        ]),
    },
  ],
});
