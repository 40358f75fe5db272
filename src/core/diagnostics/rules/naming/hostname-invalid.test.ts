import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './hostname-invalid.ts';

const named = (name: string) =>
  topology()
    .stacked(3)
    .with((design) => {
      const host = design.hosts[0];
      if (host) host.name = name;
    });

ruleTester(rule, {
  valid: [
    { name: 'a label', topology: named('node-1') },
    { name: 'a full name', topology: named('node-1.dc.example.internal') },
    { name: 'a path, which another rule tells', topology: named('../etc') },
  ],
  invalid: [
    ...['Node', 'node_1', '-node', 'node.', 'a b', '主机', 'x'.repeat(64), '$(reboot)'].map(
      (name) => ({
        name,
        topology: named(name),
        findings: [{ messageId: 'invalid', severity: 'error' as const, targets: ['host-m1'] }],
        fix: 'safe' as const,
      }),
    ),
    {
      name: 'no name',
      topology: named(' '),
      findings: [{ messageId: 'empty' }],
      fix: 'safe',
      fixed: (design) => expect(design.hosts[0]?.name).toBe('host'),
    },
  ],
});
