import { expect } from 'vitest';
import type { Topology } from '../../../model/topology.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './election-ratio.ts';

const timers = (heartbeatInterval: number, electionTimeout: number, roundTrip = 1) =>
  topology()
    .zones(3)
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with((design) => {
      const [cluster] = design.etcdClusters;
      if (cluster) Object.assign(cluster, { heartbeatInterval, electionTimeout });
      design.network.roundTripTimes.push({ from: 'zone-a', to: 'zone-b', milliseconds: roundTrip });
    });

const electionTimeout = (expected: number) => (design: Topology) =>
  expect(design.etcdClusters[0]?.electionTimeout).toBe(expected);

ruleTester(rule, {
  valid: [
    { name: 'the defaults of etcd', topology: timers(100, 1000) },
    { name: 'exactly five heartbeats', topology: timers(100, 500) },
    { name: 'no etcd', topology: topology() },
  ],
  invalid: [
    {
      name: 'just below five heartbeats',
      topology: timers(100, 499),
      findings: [
        {
          messageId: 'ratio',
          severity: 'error',
          targets: ['etcd'],
          data: { election: 499, heartbeat: 100, least: 500 },
        },
      ],
      fix: 'safe',
      fixed: electionTimeout(1000),
    },
    {
      name: 'a round trip longer than the heartbeat',
      topology: timers(100, 300, 150),
      findings: [{ messageId: 'ratio' }],
      fix: 'safe',
      fixed: electionTimeout(1500),
    },
    {
      name: 'a heartbeat of which etcd allows only five in a timeout',
      topology: timers(9000, 1000),
      findings: [{ messageId: 'ratio' }],
      fix: 'safe',
      fixed: electionTimeout(50_000),
    },
    {
      name: 'a heartbeat no timeout is long enough for',
      topology: timers(10_001, 1000),
      findings: [{ messageId: 'ratio' }],
      fix: 'none',
    },
    {
      name: 'a heartbeat that is none',
      topology: timers(-1, -10),
      findings: [{ messageId: 'ratio' }],
      fix: 'none',
    },
  ],
});
