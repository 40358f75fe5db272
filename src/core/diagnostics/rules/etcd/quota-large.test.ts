import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './quota-large.ts';

const quota = (quotaBackendBytes: number) =>
  topology()
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with((design) => {
      const [cluster] = design.etcdClusters;
      if (cluster) cluster.quotaBackendBytes = quotaBackendBytes;
    });

ruleTester(rule, {
  valid: [
    { name: '8 GiB', topology: quota(8_589_934_592) },
    { name: 'the default of etcd', topology: quota(0) },
  ],
  invalid: [
    {
      name: 'a byte more',
      topology: quota(8_589_934_593),
      findings: [
        { messageId: 'large', severity: 'warning', targets: ['etcd'], data: { size: 8.1 } },
      ],
      fix: 'suggestion',
      fixed: (design) => expect(design.etcdClusters[0]?.quotaBackendBytes).toBe(8_589_934_592),
    },
    {
      name: '16 GiB',
      topology: quota(17_179_869_184),
      findings: [{ messageId: 'large', data: { size: 16 } }],
      fix: 'suggestion',
    },
  ],
});
