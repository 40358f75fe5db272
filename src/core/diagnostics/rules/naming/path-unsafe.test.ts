import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './path-unsafe.ts';

const named = (name: string) =>
  topology()
    .stacked(3)
    .with((design) => {
      const host = design.hosts[0];
      if (host) host.name = name;
    });

ruleTester(rule, {
  valid: [
    { name: 'a host name', topology: named('node-1') },
    { name: 'a name that only begins like a device', topology: named('console-1') },
    { name: 'an invalid name that stays in its folder', topology: named('node_1') },
  ],
  invalid: [
    ...['../../etc/passwd', '/etc', 'a\\b', '..', 'C:', 'a\u0000b'].map((name) => ({
      name: JSON.stringify(name),
      topology: named(name),
      findings: [{ messageId: 'escapes', severity: 'error' as const, targets: ['host-m1'] }],
      fix: 'safe' as const,
    })),
    {
      name: 'a device of Windows, as a warning',
      topology: named('con'),
      findings: [{ messageId: 'device', severity: 'warning' }],
      fix: 'safe',
      fixed: (design) => expect(design.hosts[0]?.name).toBe('host-con'),
    },
  ],
});
