import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './quota-default.ts';

const quota = (quotaBackendBytes: number, memoryGiB?: number) =>
  topology()
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with(({ etcdClusters: [cluster], hosts }) => {
      if (cluster) cluster.quotaBackendBytes = quotaBackendBytes;
      for (const host of hosts) if (memoryGiB !== undefined) host.memoryGiB = memoryGiB;
    });

ruleTester(rule, {
  valid: [
    { name: '8 GiB', topology: quota(8_589_934_592) },
    { name: 'as much as the default, but chosen', topology: quota(2_147_483_648) },
    { name: 'a size that is none, for which 8 GiB is written', topology: quota(-1) },
    { name: 'a design without etcd', topology: topology().loadBalancers(2) },
  ],
  invalid: [
    {
      name: 'no quota',
      topology: quota(0),
      findings: [{ messageId: 'unset', severity: 'info', targets: ['etcd'], data: { size: 2 } }],
      fix: 'suggestion',
      fixed: (design) => expect(design.etcdClusters[0]?.quotaBackendBytes).toBe(8_589_934_592),
    },
    {
      name: 'no quota, and memory for 5 GiB beside the master',
      topology: quota(0, 11.5),
      findings: [{ messageId: 'unset' }],
      fix: 'suggestion',
      fixed: (design) => expect(design.etcdClusters[0]?.quotaBackendBytes).toBe(5 * 2 ** 30),
    },
    {
      name: 'no quota, and no memory for more than the default',
      topology: quota(0, 8),
      findings: [{ messageId: 'unset' }],
      fix: 'none',
    },
  ],
});
