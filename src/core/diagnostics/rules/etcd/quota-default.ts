import { defaultEtcdQuota } from '../../../model/etcd-settings.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { fittingQuota, GIBIBYTE } from '../../support/etcd-quota.ts';
import { onEtcdCluster } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'etcd/quota-default',
    severity: 'info',
    title: { en: 'etcd quota left at its default', zh: 'etcd 配额使用默认值' },
    messages: {
      unset: {
        en: 'No quota is set for “{cluster}”, so its database ends at {size} GiB; from then on the API answers reads only.',
        zh: '“{cluster}”未设置配额，数据库上限为 {size} GiB；写满后 API 只能读取。',
      },
    },
    docs: {
      rationale: {
        en: 'When the database reaches the quota, etcd raises the alarm NOSPACE and refuses every write until space is freed by hand. A busy cluster outgrows the default.',
        zh: '数据库达到配额后，etcd 触发 NOSPACE 告警并拒绝一切写入，直到人工释放空间。繁忙的集群会超出默认值。',
      },
      remediation: {
        en: 'Set the quota to 8 GiB, or to what the memory of the hosts has room for.',
        zh: '将配额设为 8 GiB，或主机内存所能容纳的大小。',
      },
      references: [
        'etcd, Maintenance, "Space quota": https://etcd.io/docs/v3.6/op-guide/maintenance/',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters
      .filter(({ quotaBackendBytes }) => quotaBackendBytes === 0)
      .map((cluster): Finding<'unset'> => ({
        messageId: 'unset',
        data: { cluster: cluster.name, size: defaultEtcdQuota / GIBIBYTE },
        targets: [onEtcdCluster(cluster)],
      })),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    const quota = cluster && fittingQuota(index, cluster);
    if (quota === undefined || quota === defaultEtcdQuota) return undefined;
    return patchFix(
      'suggestion',
      'etcdClusters',
      target.id,
      { quotaBackendBytes: quota },
      { en: 'Set the quota to {size} GiB', zh: '将配额设为 {size} GiB' },
      { size: quota / GIBIBYTE },
    );
  },
});
