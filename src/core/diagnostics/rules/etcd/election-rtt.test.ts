import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './election-rtt.ts';

const design = (roundTrip: number, timers: object = {}) =>
  topology()
    .zones(3)
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with(({ etcdClusters: [cluster], network }) => {
      if (cluster) Object.assign(cluster, timers);
      network.roundTripTimes.push(
        { from: 'zone-a', to: 'zone-b', milliseconds: 1 },
        { from: 'zone-c', to: 'zone-a', milliseconds: roundTrip },
      );
    });

const towards = (domain: string) =>
  topology()
    .domain('region', 'north')
    .domain('zone', 'north-a', 'north')
    .domain('zone', 'north-b', 'north')
    .domain('zone', 'far')
    .stacked(3, { in: ['north-a', 'north-b'] })
    .with(({ network }) => {
      network.roundTripTimes.push({ from: 'north', to: domain, milliseconds: 900 });
    });

ruleTester(rule, {
  valid: [
    { name: 'ten round trips', topology: design(100) },
    { name: 'no round trip given', topology: topology().zones(3).stacked(3) },
    { name: 'a far zone without a voter', topology: towards('far') },
    { name: 'a way within one region', topology: towards('north-a') },
    {
      name: 'a timeout that etcd refuses anyway',
      topology: design(200, { heartbeatInterval: 300, electionTimeout: 1000 }),
    },
  ],
  invalid: [
    {
      name: 'less than ten round trips',
      topology: design(100.1),
      findings: [
        {
          messageId: 'short',
          severity: 'error',
          targets: ['etcd'],
          data: { election: 1000, rtt: 100.1, least: 1001 },
        },
      ],
      fix: 'safe',
      fixed: ({ etcdClusters: [cluster] }) => expect(cluster?.electionTimeout).toBe(1001),
    },
    {
      name: 'a heartbeat longer than the round trip',
      topology: design(200, { heartbeatInterval: 250, electionTimeout: 1500 }),
      findings: [{ messageId: 'short' }],
      fix: 'safe',
      fixed: ({ etcdClusters: [cluster] }) => expect(cluster?.electionTimeout).toBe(2500),
    },
    {
      name: 'a way too long for any timeout',
      topology: design(5001),
      findings: [{ messageId: 'short' }],
      fix: 'none',
    },
  ],
});
