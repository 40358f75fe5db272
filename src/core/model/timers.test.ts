import { describe, expect, it } from 'vitest';
import { etcdTimersOf, nodeMonitorGracePeriod } from './timers.ts';
import { topologySchema } from './topology.ts';

const cluster = (heartbeatInterval: number, electionTimeout: number) =>
  topologySchema.parse({
    apiVersion: 'quorate/v1',
    kind: 'Topology',
    metadata: { name: 'test' },
    etcdClusters: [
      { id: 'etcd', name: 'etcd', placement: 'external', heartbeatInterval, electionTimeout },
    ],
  }).etcdClusters[0]!;

describe('etcdTimersOf', () => {
  it('keeps what etcd takes', () => {
    expect(etcdTimersOf(cluster(300, 3000))).toEqual({
      heartbeatInterval: 300,
      electionTimeout: 3000,
    });
  });

  it.each([
    [300, 1000],
    [0, 1000],
    [100, 60_000],
  ])('falls back for heartbeat %i with election timeout %i', (heartbeat, election) => {
    expect(etcdTimersOf(cluster(heartbeat, election))).toEqual({
      heartbeatInterval: 100,
      electionTimeout: 1000,
    });
  });
});

it('knows when a silent node counts as NotReady', () => {
  expect(['1.31.9', '1.32.0', '1.35', '1'].map(nodeMonitorGracePeriod)).toEqual([40, 50, 50, 40]);
});
