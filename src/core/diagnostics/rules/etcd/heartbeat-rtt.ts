import type { TopologyIndex } from '../../../graph/topology-index.ts';
import type { EtcdCluster } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { electionTimeoutFor, heartbeatFor, longestRoundTrip } from '../../support/etcd-timing.ts';
import { references } from '../../support/references.ts';
import { onEtcdCluster } from '../../support/target.ts';

const thresholds = {
  least: {
    value: 0.5,
    unit: '',
    about: {
      en: 'round trips between the farthest voters in a heartbeat, at least',
      zh: '心跳间隔至少为最远投票成员往返时间的倍数',
    },
  },
  most: {
    value: 1.5,
    unit: '',
    about: {
      en: 'round trips between the farthest voters in a heartbeat, at most',
      zh: '心跳间隔至多为最远投票成员往返时间的倍数',
    },
  },
  near: {
    value: 67,
    unit: 'ms',
    about: {
      en: 'round trip up to which the default heartbeat of 100 ms is right',
      zh: '默认心跳 100 ms 所适合的往返时间上限',
    },
  },
} as const;

/** Speaks only where round trips between voters are given. */
export const rule = defineRule({
  meta: {
    id: 'etcd/heartbeat-rtt',
    severity: 'warning',
    thresholds,
    title: { en: 'Heartbeat does not fit the distance', zh: '心跳间隔与距离不符' },
    messages: {
      short: {
        en: '“{cluster}” has a heartbeat of {heartbeat} ms, but its voters are up to {rtt} ms apart: the next one is sent long before the last is answered.',
        zh: '“{cluster}”的心跳间隔为 {heartbeat} ms，而投票成员之间的往返时间最长 {rtt} ms：上一次心跳尚未得到应答，就早已发出下一次。',
      },
      long: {
        en: '“{cluster}” has a heartbeat of {heartbeat} ms, although its voters are at most {rtt} ms apart: {fitting} ms is enough.',
        zh: '“{cluster}”的心跳间隔为 {heartbeat} ms，而投票成员之间的往返时间最长只有 {rtt} ms：{fitting} ms 已足够。',
      },
    },
    docs: {
      rationale: {
        en: 'The heartbeat should be about the longest round trip between members: shorter ones only load the network, longer ones make the cluster slow to notice a failed leader.',
        zh: '心跳间隔应约等于成员间最长的往返时间：过短只会增加网络负担，过长则使集群迟迟不能发现 leader 失效。',
      },
      remediation: {
        en: 'Set the heartbeat to the longest round trip, and to 100 ms where that is shorter; the election timeout to ten heartbeats.',
        zh: '将心跳间隔设为最长往返时间，若其更短则设为 100 ms；选举超时设为十个心跳。',
      },
      references: [references.etcdTuning],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'short' | 'long'>[] => {
      const roundTrip = longestRoundTrip(index, cluster);
      if (roundTrip === undefined || fits(cluster.heartbeatInterval, roundTrip)) return [];
      const data = {
        cluster: cluster.name,
        heartbeat: cluster.heartbeatInterval,
        rtt: roundTrip,
      };
      const targets: Finding['targets'] = [onEtcdCluster(cluster)];
      return cluster.heartbeatInterval < roundTrip
        ? [{ messageId: 'short', data, targets }]
        : [{ messageId: 'long', data: { ...data, fitting: heartbeatFor(roundTrip) }, targets }];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    const timers = cluster === undefined ? undefined : fittingTimers(index, cluster);
    if (cluster === undefined || timers === undefined) return undefined;
    return patchFix(
      'safe',
      'etcdClusters',
      cluster.id,
      timers,
      {
        en: 'Set the heartbeat to {heartbeat} ms and the election timeout to {election} ms',
        zh: '将心跳间隔设为 {heartbeat} ms，选举超时设为 {election} ms',
      },
      { heartbeat: timers.heartbeatInterval, election: timers.electionTimeout },
    );
  },
});

function fits(heartbeat: number, roundTrip: number): boolean {
  const { least, most, near } = thresholds;
  return (
    heartbeat >= least.value * roundTrip &&
    heartbeat <= most.value * Math.max(roundTrip, near.value)
  );
}

function fittingTimers(index: TopologyIndex, cluster: EtcdCluster) {
  const roundTrip = longestRoundTrip(index, cluster);
  if (roundTrip === undefined) return undefined;
  const heartbeatInterval = heartbeatFor(roundTrip);
  const electionTimeout = electionTimeoutFor(heartbeatInterval, roundTrip);
  return electionTimeout === undefined ? undefined : { heartbeatInterval, electionTimeout };
}
