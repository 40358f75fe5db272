import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { GIBIBYTE, SUGGESTED_MOST_QUOTA } from '../../support/etcd-quota.ts';
import { onEtcdCluster } from '../../support/target.ts';

/** etcd starts with more, but warns that it exceeds the suggested maximum. */
const thresholds = {
  quota: {
    value: SUGGESTED_MOST_QUOTA / GIBIBYTE,
    unit: 'GiB',
    about: { en: 'quota of the database', zh: '数据库配额' },
  },
} as const;

export const rule = defineRule({
  meta: {
    id: 'etcd/quota-large',
    severity: 'warning',
    thresholds,
    title: { en: 'etcd quota above 8 GiB', zh: 'etcd 配额超过 8 GiB' },
    messages: {
      large: {
        en: 'The database of “{cluster}” may grow to {size} GiB; etcd suggests at most 8 GiB.',
        zh: '“{cluster}”的数据库最多可增长到 {size} GiB；etcd 建议不超过 8 GiB。',
      },
    },
    docs: {
      rationale: {
        en: 'The memory of every member must hold the database, and etcd suggests 8 GiB as the largest; it starts with more, but warns.',
        zh: '每个成员的内存都必须容纳整个数据库，etcd 建议的上限是 8 GiB；超过时仍能启动，但会发出警告。',
      },
      remediation: {
        en: 'Set the quota to 8 GiB, and compact and defragment in time.',
        zh: '将配额设为 8 GiB，并及时压缩和整理碎片。',
      },
      references: [
        'etcd FAQ, "System requirements": https://etcd.io/docs/v3.6/faq/',
        'Measured: etcd starts and warns that the quota exceeds the suggested maximum',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters
      .filter(({ quotaBackendBytes }) => quotaBackendBytes > SUGGESTED_MOST_QUOTA)
      .map((cluster): Finding<'large'> => ({
        messageId: 'large',
        data: {
          cluster: cluster.name,
          // Rounded up, so that no size above 8 GiB reads as 8.
          size: Math.ceil((cluster.quotaBackendBytes / GIBIBYTE) * 10) / 10,
        },
        targets: [onEtcdCluster(cluster)],
      })),
  fix: (_, { targets: [target] }) =>
    patchFix(
      'suggestion',
      'etcdClusters',
      target.id,
      { quotaBackendBytes: SUGGESTED_MOST_QUOTA },
      { en: 'Set the quota to 8 GiB', zh: '将配额设为 8 GiB' },
    ),
});
