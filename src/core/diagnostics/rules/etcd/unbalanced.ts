import { failureTolerance, votersOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { groupByDomain } from '../../support/domains.ts';
import { Draft } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { spreadVoters } from '../../support/spread.ts';
import { onDomain, onEtcdCluster } from '../../support/target.ts';

/** On the cluster: how its members lie over the zones. What the loss does is said on the zone. */
export const rule = defineRule({
  meta: {
    id: 'etcd/unbalanced',
    severity: 'warning',
    title: { en: 'etcd members lie unevenly over the zones', zh: 'etcd 成员在可用区间分布不均' },
    messages: {
      unbalanced: {
        en: 'Zone “{zone}” holds {count} of {voters} voters of “{cluster}”, though only {tolerance} may fail; {zones} zones would allow an even spread.',
        zh: '“{cluster}”的 {voters} 个投票成员中有 {count} 个位于可用区“{zone}”，而最多只能失去 {tolerance} 个；{zones} 个可用区足以均匀分布。',
      },
    },
    docs: {
      rationale: {
        en: 'With three zones or more, any zone can be lost if none holds more voters than the cluster tolerates.',
        zh: '有三个或更多可用区时，只要任一可用区的投票成员数不超过可容忍的故障数，就能承受任一可用区故障。',
      },
      remediation: {
        en: 'Move members from the fullest zone to the emptiest.',
        zh: '将成员从最满的可用区移到最空的可用区。',
      },
      references: [references.etcdFaqTolerance, references.multipleZones],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'unbalanced'>[] => {
      const voters = votersOf(index, cluster);
      const tolerance = failureTolerance(voters.length);
      const { groups } = groupByDomain(index, voters, 'zone');
      const fullest = groups.toSorted((a, b) => b.members.length - a.members.length)[0];
      if (groups.length < 3 || fullest === undefined) return [];
      if (fullest.members.length <= tolerance) return [];
      return [
        {
          messageId: 'unbalanced',
          data: {
            cluster: cluster.name,
            zone: fullest.domain.name,
            count: fullest.members.length,
            voters: voters.length,
            tolerance,
            zones: groups.length,
          },
          targets: [onEtcdCluster(cluster), onDomain(fullest.domain)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    const draft = new Draft(index);
    spreadVoters(draft, cluster, 'zone');
    return draft.toFix('suggestion', {
      en: 'Redistribute the members over the zones',
      zh: '在可用区之间重新分布成员',
    });
  },
});
