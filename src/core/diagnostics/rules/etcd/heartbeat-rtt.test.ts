import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './heartbeat-rtt.ts';

const design = (roundTrip: number, timers: object = {}) =>
  topology()
    .zones(3)
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with(({ etcdClusters: [cluster], network }) => {
      if (cluster) Object.assign(cluster, timers);
      network.roundTripTimes.push({ from: 'zone-b', to: 'zone-a', milliseconds: roundTrip });
    });

ruleTester(rule, {
  valid: [
    { name: 'near zones with the default', topology: design(1) },
    { name: 'two heartbeats a round trip', topology: design(200) },
    {
      name: 'one and a half round trips',
      topology: design(200, { heartbeatInterval: 300, electionTimeout: 3000 }),
    },
    {
      name: 'a long heartbeat where no round trip is given',
      topology: topology()
        .zones(3)
        .stacked(3)
        .with(({ etcdClusters: [cluster] }) => {
          if (cluster) cluster.heartbeatInterval = 200;
        }),
    },
  ],
  invalid: [
    {
      name: 'more than two heartbeats a round trip',
      topology: design(201),
      findings: [
        {
          messageId: 'short',
          severity: 'warning',
          targets: ['etcd'],
          data: { heartbeat: 100, rtt: 201 },
        },
      ],
      fix: 'safe',
      fixed: ({ etcdClusters: [cluster] }) =>
        expect(cluster).toMatchObject({ heartbeatInterval: 201, electionTimeout: 2010 }),
    },
    {
      name: 'a long heartbeat between near zones',
      topology: design(1, { heartbeatInterval: 101 }),
      findings: [{ messageId: 'long', data: { heartbeat: 101, rtt: 1, fitting: 100 } }],
      fix: 'safe',
      fixed: ({ etcdClusters: [cluster] }) =>
        expect(cluster).toMatchObject({ heartbeatInterval: 100, electionTimeout: 1000 }),
    },
    {
      name: 'a way too long for any timer',
      topology: design(5001),
      findings: [{ messageId: 'short' }],
      fix: 'none',
    },
  ],
});
