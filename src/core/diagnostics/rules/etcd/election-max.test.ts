import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './election-max.ts';

const timers = (heartbeatInterval: number, electionTimeout: number) =>
  topology()
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with((design) => {
      const [cluster] = design.etcdClusters;
      if (cluster) Object.assign(cluster, { heartbeatInterval, electionTimeout });
    });

ruleTester(rule, {
  valid: [
    { name: 'the default of etcd', topology: timers(100, 1000) },
    { name: '50 s', topology: timers(5000, 50_000) },
  ],
  invalid: [
    {
      name: 'one millisecond more',
      topology: timers(5000, 50_001),
      findings: [
        { messageId: 'max', severity: 'error', targets: ['etcd'], data: { election: 50_001 } },
      ],
      fix: 'safe',
      fixed: (design) => expect(design.etcdClusters[0]?.electionTimeout).toBe(50_000),
    },
    {
      name: 'a heartbeat that needs more',
      topology: timers(12_000, 60_000),
      findings: [{ messageId: 'max' }],
      fix: 'none',
    },
  ],
});
