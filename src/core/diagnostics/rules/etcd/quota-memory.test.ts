import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology, type TopologyBuilder } from '../../../../testing/topology-builder.ts';
import { rule } from './quota-memory.ts';

const memory = (design: TopologyBuilder, sizes: Record<string, number>, quota?: number) =>
  design.with(({ hosts, etcdClusters: [cluster] }) => {
    for (const host of hosts) {
      const size = sizes[host.id] ?? sizes['all'];
      if (size !== undefined) host.memoryGiB = size;
    }
    if (cluster && quota !== undefined) cluster.quotaBackendBytes = quota;
  });
const stacked = () => topology().stacked(3).loadBalancers(2).vip('10.0.0.100');
const external = () => topology().controlPlanes(3).externalEtcd(3).loadBalancers(2);

ruleTester(rule, {
  valid: [
    { name: 'memory that nobody knows', topology: stacked() },
    { name: 'room for 8 GiB beside a master', topology: memory(stacked(), { all: 14 }) },
    { name: 'room for 8 GiB', topology: memory(external(), { all: 10 }) },
    { name: 'room for the default', topology: memory(external(), { all: 4 }, 0) },
    {
      name: 'little memory on hosts without etcd',
      topology: memory(external(), { 'host-m1': 4, 'host-lb1': 1 }),
    },
  ],
  invalid: [
    {
      name: 'hosts that hold the database and nothing else, beside a master',
      topology: memory(stacked(), { all: 13.9 }),
      findings: [
        {
          messageId: 'tight',
          severity: 'warning',
          targets: ['etcd', 'host-m1', 'host-m2', 'host-m3'],
          data: { quota: 8, needed: 14, memory: 13.9 },
        },
      ],
      fix: 'suggestion',
      fixed: (design) => expect(design.etcdClusters[0]?.quotaBackendBytes).toBe(7 * 2 ** 30),
    },
    {
      name: 'one small host among three',
      topology: memory(external(), { 'host-e2': 8, 'host-e3': 9, all: 16 }),
      findings: [
        {
          messageId: 'tight',
          targets: ['etcd', 'host-e2', 'host-e3'],
          data: { host: 'etcd-2', needed: 10 },
        },
      ],
      fix: 'suggestion',
      fixed: (design) => expect(design.etcdClusters[0]?.quotaBackendBytes).toBe(6 * 2 ** 30),
    },
    {
      name: 'too little even for the default: only memory helps',
      topology: memory(external(), { all: 3 }, 0),
      findings: [{ messageId: 'tight', data: { quota: 2, needed: 4, memory: 3 } }],
      fix: 'none',
    },
  ],
});
