import { failureTolerance, votersOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { domainsOfKind, groupByDomain } from '../../support/domains.ts';
import { Draft } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { onDomain, onEtcdCluster } from '../../support/target.ts';
import { growIntoZone } from '../../support/witness.ts';

/**
 * On the third zone, where one is drawn without a voter: the site that could be the witness.
 * etcd/two-zones says on the cluster that two are not enough.
 */
export const rule = defineRule({
  meta: {
    id: 'failure-domain/witness',
    severity: 'info',
    title: { en: 'A third zone could be the witness', zh: '第三个可用区可作见证站点' },
    messages: {
      member: {
        en: 'One etcd member in “{zone}” would make the loss of either zone survivable for “{cluster}”; it may be small.',
        zh: '在“{zone}”放置一个 etcd 成员，“{cluster}”即可承受任一可用区故障；该成员可以很小。',
      },
      master: {
        en: 'One master with its etcd member in “{zone}” would make the loss of either zone survivable for “{cluster}”.',
        zh: '在“{zone}”放置一个自带 etcd 成员的 master，“{cluster}”即可承受任一可用区故障。',
      },
    },
    docs: {
      rationale: {
        en: 'Two zones always leave one of them with half of the voters or more. A single vote elsewhere breaks the tie.',
        zh: '两个可用区中总有一个持有至少一半的投票成员，在别处增加一票即可打破平局。',
      },
      remediation: {
        en: 'Use the third zone for one voter, near enough for its round trips.',
        zh: '在第三个可用区放置一个投票成员，并保证往返时延足够小。',
      },
      references: [references.etcdFaqTolerance, references.model],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'member' | 'master'>[] => {
      const voters = votersOf(index, cluster);
      const { groups, outside } = groupByDomain(index, voters, 'zone');
      if (groups.length !== 2 || outside.length > 0) return [];
      if (failureTolerance(voters.length) === 0) return [];
      const used = new Set(groups.map(({ domain }) => domain));
      const third = domainsOfKind(index, 'zone').find((zone) => !used.has(zone));
      if (third === undefined) return [];
      return [
        {
          messageId: cluster.placement === 'stacked' ? 'master' : 'member',
          data: { zone: third.name, cluster: cluster.name },
          targets: [onDomain(third), onEtcdCluster(cluster)],
        },
      ];
    }),
  fix: ({ index }, { targets: [zone, ofCluster] }) => {
    const cluster = ofCluster === undefined ? undefined : index.clusters.get(ofCluster.id);
    if (cluster === undefined) return undefined;
    const draft = new Draft(index);
    growIntoZone(draft, cluster, zone.id);
    return draft.toFix('suggestion', { en: 'Put a voter there', zh: '在该处放置投票成员' });
  },
});
