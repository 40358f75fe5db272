import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { memberHosts } from '../../support/etcd-hosts.ts';
import { onEtcdCluster } from '../../support/target.ts';

/** A cluster to learn with holds nothing worth a copy, so the rule speaks from `production` on. */
export const rule = defineRule({
  meta: {
    id: 'etcd/no-backup',
    severity: 'warning',
    since: 'production',
    title: { en: 'etcd without a backup', zh: 'etcd 没有备份' },
    messages: {
      none: {
        en: 'The design names no place that snapshots of “{cluster}” are copied to; after a permanent loss of quorum only a snapshot brings it back.',
        zh: '设计未说明“{cluster}”的快照复制到哪里；永久失去法定人数后，只有快照能恢复集群。',
      },
    },
    docs: {
      rationale: {
        en: 'When a majority of the members is lost for good, the cluster cannot be repaired, only restored. A snapshot on the members themselves is lost with them.',
        zh: '多数成员永久丢失后，集群无法修复，只能恢复；只保存在成员上的快照会一同丢失。',
      },
      remediation: {
        en: 'Say in the properties of the cluster where its snapshots are copied to: a host, a bucket or a share off the members. Rehearse the restore.',
        zh: '在集群属性中填写快照的去处：成员之外的主机、存储桶或共享目录；并演练恢复。',
      },
      references: [
        'etcd, Design of runtime reconfiguration, "Permanent loss of quorum requires new cluster": https://etcd.io/docs/v3.6/op-guide/runtime-reconf-design/',
        'etcd, Disaster recovery: https://etcd.io/docs/v3.6/op-guide/recovery/',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters
      .filter(
        (cluster) =>
          (cluster.backupTarget ?? '').trim() === '' && memberHosts(index, cluster).length > 0,
      )
      .map((cluster): Finding<'none'> => ({
        messageId: 'none',
        data: { cluster: cluster.name },
        targets: [onEtcdCluster(cluster)],
      })),
  // Only the operator knows a place.
  fix: null,
});
