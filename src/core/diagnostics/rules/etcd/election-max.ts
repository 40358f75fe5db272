import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import {
  FEWEST_HEARTBEATS,
  MOST_ELECTION_TIMEOUT,
  timingLimits,
} from '../../support/etcd-timing.ts';
import { references } from '../../support/references.ts';
import { onEtcdCluster } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'etcd/election-max',
    severity: 'error',
    thresholds: { most: timingLimits.electionTimeout },
    title: { en: 'Election timeout above 50 seconds', zh: '选举超时超过 50 秒' },
    messages: {
      max: {
        en: '“{cluster}” has an election timeout of {election} ms; etcd does not start above {most} ms.',
        zh: '“{cluster}”的选举超时为 {election} ms；超过 {most} ms 时 etcd 无法启动。',
      },
    },
    docs: {
      rationale: {
        en: 'So long the cluster would be without a leader, and the API without writes, after a member failed; etcd refuses longer timeouts.',
        zh: '成员故障后，集群在这段时间内没有 leader，API 无法写入；etcd 拒绝更长的超时。',
      },
      remediation: {
        en: 'Set the election timeout to ten round trips between the members, and to 50000 ms at most.',
        zh: '将选举超时设为成员间往返时间的十倍，且不超过 50000 ms。',
      },
      references: [references.etcdTuning, 'Measured: etcd refuses to start'],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters
      .filter(({ electionTimeout }) => electionTimeout > MOST_ELECTION_TIMEOUT)
      .map((cluster): Finding<'max'> => ({
        messageId: 'max',
        data: {
          cluster: cluster.name,
          election: cluster.electionTimeout,
          most: MOST_ELECTION_TIMEOUT,
        },
        targets: [onEtcdCluster(cluster)],
      })),
  // Where the heartbeat needs more, the shorter timeout would only trade one refusal for another.
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    if (FEWEST_HEARTBEATS * cluster.heartbeatInterval > MOST_ELECTION_TIMEOUT) return undefined;
    return patchFix(
      'safe',
      'etcdClusters',
      cluster.id,
      { electionTimeout: MOST_ELECTION_TIMEOUT },
      { en: 'Set the election timeout to {most} ms', zh: '将选举超时设为 {most} ms' },
      { most: MOST_ELECTION_TIMEOUT },
    );
  },
});
