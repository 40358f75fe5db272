import { votersOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { domainsOfKind, groupByDomain } from '../../support/domains.ts';
import { Draft } from '../../support/draft.ts';
import { references } from '../../support/references.ts';
import { moveHostOf, zoneIdOf } from '../../support/spread.ts';
import { nameList, onDomain, onEtcdCluster } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'etcd/multi-region',
    severity: 'warning',
    title: { en: 'etcd spans regions', zh: 'etcd 跨地域' },
    messages: {
      regions: {
        en: 'The voters of “{cluster}” lie in {count} regions ({regions}): every write waits for the long way between them.',
        zh: '“{cluster}”的投票成员分布在 {count} 个地域（{regions}）：每次写入都要等待跨地域的往返。',
      },
    },
    docs: {
      rationale: {
        en: 'A write is done when a majority has it on disk, so the round trip between regions is part of every write and of every leader election.',
        zh: '多数成员落盘后写入才算完成，因此跨地域往返时间计入每次写入和每次选主。',
      },
      remediation: {
        en: 'Keep all voters in one region and spread them over its zones; serve another region by another cluster.',
        zh: '将所有投票成员放在同一地域并分布到其各可用区；其他地域使用另一个集群。',
      },
      references: [
        references.etcdFaqRegions,
        'etcd, Hardware recommendations, Network: https://etcd.io/docs/v3.6/op-guide/hardware/',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'regions'>[] => {
      const { groups } = groupByDomain(index, votersOf(index, cluster), 'region');
      if (groups.length < 2) return [];
      const regions = groups.map(({ domain }) => domain);
      return [
        {
          messageId: 'regions',
          data: { cluster: cluster.name, count: regions.length, regions: nameList(regions) },
          targets: [onEtcdCluster(cluster), ...regions.map(onDomain)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    const voters = votersOf(index, cluster);
    const { groups } = groupByDomain(index, voters, 'region');
    const home = groups.toSorted((a, b) => b.members.length - a.members.length)[0]?.domain;
    if (home === undefined) return undefined;
    const draft = new Draft(index);
    const zones = domainsOfKind(index, 'zone').filter(({ parent }) => parent === home.id);
    const held = (zone: string): number =>
      voters.filter((voter) => zoneIdOf(draft, voter) === zone).length;
    for (const { domain, members } of groups) {
      if (domain === home) continue;
      for (const member of members) {
        const emptiest = zones.toSorted((a, b) => held(a.id) - held(b.id))[0];
        moveHostOf(draft, member, emptiest?.id ?? home.id);
      }
    }
    return draft.toFix(
      'suggestion',
      { en: 'Move all members to “{region}”', zh: '将所有成员移到“{region}”' },
      { region: home.name },
    );
  },
});
