import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import {
  electionTimeoutFor,
  FEWEST_HEARTBEATS,
  longestRoundTrip,
  timingLimits,
} from '../../support/etcd-timing.ts';
import { references } from '../../support/references.ts';
import { onEtcdCluster } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'etcd/election-ratio',
    severity: 'error',
    thresholds: { heartbeats: timingLimits.heartbeats },
    title: { en: 'Election timeout below five heartbeats', zh: '选举超时不足五个心跳' },
    messages: {
      ratio: {
        en: '“{cluster}” has an election timeout of {election} ms with a heartbeat of {heartbeat} ms; etcd does not start below {least} ms.',
        zh: '“{cluster}”的选举超时为 {election} ms，心跳间隔为 {heartbeat} ms；低于 {least} ms 时 etcd 无法启动。',
      },
    },
    docs: {
      rationale: {
        en: 'A follower must be able to miss a few heartbeats without calling an election, so etcd refuses an election timeout below five heartbeat intervals.',
        zh: '跟随者漏收几次心跳时不应发起选举，因此 etcd 拒绝小于五个心跳间隔的选举超时。',
      },
      remediation: {
        en: 'Set the election timeout to ten heartbeat intervals.',
        zh: '将选举超时设为心跳间隔的十倍。',
      },
      references: [references.etcdTuning, 'Measured: etcd refuses to start'],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters
      .filter(
        ({ heartbeatInterval, electionTimeout }) =>
          electionTimeout < FEWEST_HEARTBEATS * heartbeatInterval,
      )
      .map((cluster): Finding<'ratio'> => ({
        messageId: 'ratio',
        data: {
          cluster: cluster.name,
          election: cluster.electionTimeout,
          heartbeat: cluster.heartbeatInterval,
          least: FEWEST_HEARTBEATS * cluster.heartbeatInterval,
        },
        targets: [onEtcdCluster(cluster)],
      })),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined || cluster.heartbeatInterval <= 0) return undefined;
    const electionTimeout = electionTimeoutFor(
      cluster.heartbeatInterval,
      longestRoundTrip(index, cluster),
    );
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
