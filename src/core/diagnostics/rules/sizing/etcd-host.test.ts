import { expect, it } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './etcd-host.ts';

interface Size {
  readonly cpus?: number;
  readonly memoryGiB?: number;
}

const external = (size: Size, plannedNodes?: number) =>
  topology()
    .cluster(plannedNodes === undefined ? {} : { plannedNodes })
    .controlPlanes(3)
    .externalEtcd(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with(({ hosts }) => {
      const host = hosts.find(({ id }) => id === 'host-e2');
      if (host) Object.assign(host, size);
    });

ruleTester(rule, {
  valid: [
    { name: 'hosts of unknown size', topology: external({}, 5000) },
    { name: 'enough for few nodes', topology: external({ cpus: 2, memoryGiB: 8 }) },
    { name: 'enough for 50 nodes', topology: external({ cpus: 2, memoryGiB: 8 }, 50) },
    { name: 'enough for 250 nodes', topology: external({ cpus: 4, memoryGiB: 16 }, 250) },
    { name: 'enough for 1000 nodes', topology: external({ cpus: 8, memoryGiB: 32 }, 1000) },
    { name: 'enough for any number', topology: external({ cpus: 16, memoryGiB: 64 }, 5000) },
    { name: 'CPUs alone, enough', topology: external({ cpus: 4 }, 51) },
    {
      name: 'a stacked master that kubeadm refuses, which is told elsewhere',
      topology: topology()
        .stacked(3)
        .with(({ hosts: [first] }) => {
          if (first) Object.assign(first, { cpus: 1, memoryGiB: 4 });
        }),
    },
    {
      name: 'a small host without etcd',
      topology: external({}).with(({ hosts: [first] }) => {
        if (first) Object.assign(first, { cpus: 2, memoryGiB: 2 });
      }),
    },
  ],
  invalid: [
    {
      name: 'too few CPUs for 51 nodes',
      topology: external({ cpus: 2, memoryGiB: 16 }, 51),
      findings: [
        {
          messageId: 'cpus',
          severity: 'warning',
          targets: ['host-e2', 'e2'],
          data: { host: 'etcd-2', cpus: 2, nodes: 51, neededCpus: 4 },
        },
      ],
      fix: 'none',
    },
    {
      name: 'little memory',
      topology: external({ memoryGiB: 4 }),
      findings: [{ messageId: 'memory', data: { memory: 4, nodes: 3, neededMemory: 8 } }],
      fix: 'none',
    },
    {
      name: 'both, for more than 1000 nodes',
      topology: external({ cpus: 8, memoryGiB: 32 }, 1001),
      findings: [{ messageId: 'both', data: { neededCpus: 16, neededMemory: 64 } }],
      fix: 'none',
    },
  ],
});

it('says its limits for every number of nodes', () => {
  const { thresholds = {} } = rule.meta;
  expect(Object.values(thresholds).map(({ value }) => value)).toEqual([2, 8, 4, 16, 8, 32, 16, 64]);
  expect(thresholds['largeMemory']?.about.en).toBe('memory of an etcd host of up to 1000 nodes');
  expect(thresholds['xLargeCpus']?.about.en).toBe('CPUs of an etcd host of more than 1000 nodes');
});
