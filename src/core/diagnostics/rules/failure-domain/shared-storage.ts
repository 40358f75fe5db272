import { hostOf, quorumSize, votersOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { hostsOf } from '../../support/domains.ts';
import { Draft } from '../../support/draft.ts';
import { groupBy } from '../../support/group-by.ts';
import { onEtcdCluster, onHost } from '../../support/target.ts';

/**
 * Counts what the storage takes along: voters whose loss leaves no quorum. For an odd number that is
 * a quorum of them on it; for an even one a voter fewer. One host is etcd/shared-host's matter.
 */
export const rule = defineRule({
  meta: {
    id: 'failure-domain/shared-storage',
    severity: 'warning',
    title: { en: 'etcd depends on one storage', zh: 'etcd 依赖同一存储' },
    messages: {
      shared: {
        en: '{count} of {voters} voters of “{cluster}” keep their data on storage “{storage}”: it is a hidden common cause.',
        zh: '“{cluster}”的 {voters} 个投票成员中有 {count} 个的数据位于存储“{storage}”：这是隐藏的共因。',
      },
    },
    docs: {
      rationale: {
        en: 'When a shared datastore stalls or is lost, every member on it does too, in whatever zones their hosts stand. etcd also waits for fsync on every write.',
        zh: '共享存储一旦卡顿或丢失，其上的所有成员也会如此，无论主机位于哪个可用区。此外 etcd 每次写入都要等待 fsync。',
      },
      remediation: {
        en: 'Keep etcd data on local disks, or on a separate datastore for each member.',
        zh: '将 etcd 数据放在本地磁盘，或为每个成员使用独立的存储。',
      },
      references: [
        'etcd, Hardware recommendations, Disks: https://etcd.io/docs/v3.6/op-guide/hardware/',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster) => {
      const voters = votersOf(index, cluster);
      const byStorage = groupBy(
        voters,
        (voter) => hostOf(index, voter)?.storage?.trim() || undefined,
      );
      return [...byStorage].flatMap(([storage, members]): Finding<'shared'>[] => {
        const hosts = hostsOf(index, members);
        const left = voters.length - members.length;
        if (hosts.length < 2 || left >= quorumSize(voters.length)) return [];
        return [
          {
            messageId: 'shared',
            data: {
              cluster: cluster.name,
              storage,
              count: members.length,
              voters: voters.length,
            },
            targets: [onEtcdCluster(cluster), ...hosts.map(onHost)],
          },
        ];
      });
    }),
  fix: ({ index }, { targets: [, ...hosts] }) => {
    const draft = new Draft(index);
    for (const { id } of hosts) draft.patch('hosts', id, { storage: undefined });
    return draft.toFix('suggestion', {
      en: 'Put these hosts on local disks',
      zh: '让这些主机使用本地磁盘',
    });
  },
});
