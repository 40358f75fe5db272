import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './shared-storage.ts';

const onStorage = (...hosts: number[]) =>
  topology()
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with((design) => {
      for (const n of hosts) {
        const host = design.hosts[n - 1];
        if (host) host.storage = 'san-1';
      }
    });

ruleTester(rule, {
  valid: [
    { name: 'local disks', topology: onStorage() },
    { name: 'one of three on the storage', topology: onStorage(1) },
  ],
  invalid: [
    {
      name: 'two of three on one storage',
      topology: onStorage(1, 3),
      findings: [
        {
          messageId: 'shared',
          severity: 'warning',
          targets: ['etcd', 'host-m1', 'host-m3'],
          data: { count: 2, voters: 3, storage: 'san-1' },
        },
      ],
      fix: 'suggestion',
      fixed: (design) => expect(design.hosts.some((host) => 'storage' in host)).toBe(false),
    },
  ],
});
