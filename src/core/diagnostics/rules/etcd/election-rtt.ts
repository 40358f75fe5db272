import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import {
  ELECTION_FACTOR,
  electionTimeoutFor,
  FEWEST_HEARTBEATS,
  longestRoundTrip,
  timingLimits,
} from '../../support/etcd-timing.ts';
import { references } from '../../support/references.ts';
import { onEtcdCluster } from '../../support/target.ts';

/** Silent where etcd does not even start with the timeout: etcd/election-ratio says that. */
export const rule = defineRule({
  meta: {
    id: 'etcd/election-rtt',
    severity: 'error',
    thresholds: { roundTrips: timingLimits.roundTrips },
    title: { en: 'Election timeout too short for the distance', zh: '选举超时相对距离过短' },
    messages: {
      short: {
        en: '“{cluster}” has an election timeout of {election} ms, but its voters are up to {rtt} ms apart; it needs {least} ms, ten round trips.',
        zh: '“{cluster}”的选举超时为 {election} ms，而投票成员之间的往返时间最长 {rtt} ms；需要十个往返，即 {least} ms。',
      },
    },
    docs: {
      rationale: {
        en: 'With less room than ten round trips the usual variance of the network looks like a dead leader: elections start for no reason, and writes stop during each.',
        zh: '若余量不足十个往返，正常的网络抖动就会被当成 leader 失效：无故触发选举，每次选举期间写入中断。',
      },
      remediation: {
        en: 'Set the election timeout to ten times the heartbeat interval and the longest round trip, or move the voters closer together.',
        zh: '将选举超时设为心跳间隔与最长往返时间中较大者的十倍，或让投票成员彼此更近。',
      },
      references: [references.etcdTuning],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'short'>[] => {
      const roundTrip = longestRoundTrip(index, cluster);
      const { electionTimeout, heartbeatInterval } = cluster;
      if (roundTrip === undefined || electionTimeout < FEWEST_HEARTBEATS * heartbeatInterval) {
        return [];
      }
      if (electionTimeout >= ELECTION_FACTOR * roundTrip) return [];
      return [
        {
          messageId: 'short',
          data: {
            cluster: cluster.name,
            election: electionTimeout,
            rtt: roundTrip,
            least: Math.ceil(ELECTION_FACTOR * roundTrip),
          },
          targets: [onEtcdCluster(cluster)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    const roundTrip = longestRoundTrip(index, cluster);
    const electionTimeout = electionTimeoutFor(cluster.heartbeatInterval, roundTrip);
    if (electionTimeout === undefined) return undefined;
    return patchFix(
      'safe',
      'etcdClusters',
      cluster.id,
      { electionTimeout },
      { en: 'Set the election timeout to {election} ms', zh: '将选举超时设为 {election} ms' },
      { election: electionTimeout },
    );
  },
});
