import { votersOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { groupByDomain } from '../../support/domains.ts';
import { longestRoundTrip } from '../../support/etcd-timing.ts';
import { references } from '../../support/references.ts';
import { nameList, onDomain, onEtcdCluster } from '../../support/target.ts';

/** Between regions the same is failure-domain/region-spread's to say. */
export const rule = defineRule({
  meta: {
    id: 'etcd/rtt-missing',
    severity: 'info',
    title: { en: 'Round-trip time between zones not stated', zh: '未声明可用区间往返时间' },
    messages: {
      missing: {
        en: 'The voters of “{cluster}” lie in {count} zones ({zones}), and no round-trip time between them is stated, so the timers of etcd cannot be checked.',
        zh: '“{cluster}”的投票成员分布在 {count} 个可用区（{zones}），但未声明它们之间的往返时间，因此无法检查 etcd 的定时参数。',
      },
    },
    docs: {
      rationale: {
        en: 'Heartbeat and election timeout of etcd follow from the longest round trip between its members.',
        zh: 'etcd 的心跳间隔和选举超时取决于成员间最长的往返时间。',
      },
      remediation: {
        en: 'Measure the round-trip time between the zones, for instance with ping, and enter it in the network settings.',
        zh: '测量可用区之间的往返时间（例如用 ping），并填入网络设置。',
      },
      references: [references.etcdTuning],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'missing'>[] => {
      const voters = votersOf(index, cluster);
      const zones = groupByDomain(index, voters, 'zone').groups.map(({ domain }) => domain);
      if (zones.length < 2 || longestRoundTrip(index, cluster) !== undefined) return [];
      if (groupByDomain(index, voters, 'region').groups.length > 1) return [];
      return [
        {
          messageId: 'missing',
          data: { cluster: cluster.name, count: zones.length, zones: nameList(zones) },
          targets: [onEtcdCluster(cluster), ...zones.map(onDomain)],
        },
      ];
    }),
  // Only a measurement tells.
  fix: null,
});
