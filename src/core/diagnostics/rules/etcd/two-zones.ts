import { failureTolerance, votersOf, type TopologyIndex } from '../../../graph/topology-index.ts';
import type { EtcdCluster } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { groupByDomain, domainsOfKind } from '../../support/domains.ts';
import { Draft } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { ensureZones } from '../../support/spread.ts';
import { onDomain, onEtcdCluster } from '../../support/target.ts';
import { growIntoZone } from '../../support/witness.ts';

/** On the cluster: the number of zones. What each zone's loss does is said on the zone itself. */
export const rule = defineRule({
  meta: {
    id: 'etcd/two-zones',
    severity: 'warning',
    title: { en: 'etcd in two zones', zh: 'etcd 只分布在两个可用区' },
    messages: {
      larger: {
        en: 'Two zones cannot survive the loss of the larger one: “{zone}” holds {count} of {voters} voters of “{cluster}”.',
        zh: '两个可用区无法承受较大一方的故障：“{zone}”中有“{cluster}”的 {count} 个投票成员（共 {voters} 个）。',
      },
      equal: {
        en: 'Two zones with {count} voters each: losing either one, or the link between them, stops “{cluster}”.',
        zh: '两个可用区各有 {count} 个投票成员：失去任何一方或两者之间的网络，“{cluster}”都会停止服务。',
      },
    },
    docs: {
      rationale: {
        en: 'One of two zones always holds half of the voters or more. Computed with common causes, two zones buy nothing over one, and 2+2 is worse.',
        zh: '两个可用区中总有一方持有至少一半的投票成员。计入共因故障后，两个可用区并不优于一个，2+2 甚至更差。',
      },
      remediation: {
        en: 'Put a member into a third zone; a small witness site is enough.',
        zh: '在第三个可用区放置一个成员；一个小型见证站点即可。',
      },
      references: [references.etcdFaqTolerance, references.model],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'larger' | 'equal'>[] => {
      const zones = twoZones(index, cluster);
      if (zones === undefined) return [];
      const [larger, smaller] = zones;
      const voters = larger.members.length + smaller.members.length;
      return [
        {
          messageId: larger.members.length === smaller.members.length ? 'equal' : 'larger',
          data: {
            cluster: cluster.name,
            zone: larger.domain.name,
            count: larger.members.length,
            voters,
          },
          targets: [onEtcdCluster(cluster), onDomain(larger.domain), onDomain(smaller.domain)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    const zones = cluster === undefined ? undefined : twoZones(index, cluster);
    if (cluster === undefined || zones === undefined) return undefined;
    const used = new Set(zones.map(({ domain }) => domain.id));
    const draft = new Draft(index);
    ensureZones(draft, 3);
    const third = domainsOfKind(draft.index, 'zone').find(({ id }) => !used.has(id));
    if (third === undefined) return undefined;
    growIntoZone(draft, cluster, third.id);
    return draft.toFix('suggestion', {
      en: 'Put an etcd member into a third zone',
      zh: '在第三个可用区放置一个 etcd 成员',
    });
  },
});

function twoZones(index: TopologyIndex, cluster: EtcdCluster) {
  const voters = votersOf(index, cluster);
  const { groups, outside } = groupByDomain(index, voters, 'zone');
  const [larger, smaller, third] = groups.toSorted((a, b) => b.members.length - a.members.length);
  // Members without a zone are failure-domain/undefined's; below three no spread tolerates a zone.
  if (failureTolerance(voters.length) === 0 || outside.length > 0) return undefined;
  if (larger === undefined || smaller === undefined || third !== undefined) return undefined;
  return [larger, smaller] as const;
}
