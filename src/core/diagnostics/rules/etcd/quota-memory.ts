import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { memberHosts } from '../../support/etcd-hosts.ts';
import {
  fittingQuota,
  GIBIBYTE,
  memoryReserve,
  quotaGiB,
  reservedGiB,
} from '../../support/etcd-quota.ts';
import { onEtcdCluster, onHost } from '../../support/target.ts';

/** Judges the quota against memory that is known; whether that is much or little is sizing/etcd-host's. */
export const rule = defineRule({
  meta: {
    id: 'etcd/quota-memory',
    severity: 'warning',
    thresholds: memoryReserve,
    title: { en: 'Memory smaller than the etcd quota needs', zh: '内存容纳不下 etcd 配额' },
    messages: {
      tight: {
        en: '“{cluster}” may grow to {quota} GiB, for which host “{host}” needs {needed} GiB of memory; it has {memory}.',
        zh: '“{cluster}”最多可增长到 {quota} GiB，主机“{host}”为此需要 {needed} GiB 内存，但只有 {memory} GiB。',
      },
    },
    docs: {
      rationale: {
        en: 'etcd maps its whole database into memory. A member whose host has less swaps or is killed, and all others are as large as it is.',
        zh: 'etcd 会把整个数据库映射到内存。内存不足的成员会换页或被终止，而其他成员与它一样大。',
      },
      remediation: {
        en: 'Lower the quota, or give the host more memory.',
        zh: '降低配额，或为主机增加内存。',
      },
      references: [
        'etcd FAQ, "System requirements": https://etcd.io/docs/v3.6/faq/',
        'Judgement: 2 GiB beside the database, and 4 GiB more beside a master',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'tight'>[] => {
      const quota = quotaGiB(cluster);
      const tight = memberHosts(index, cluster).flatMap(({ host }) => {
        const needed = quota + reservedGiB(index, host);
        return host.memoryGiB !== undefined && host.memoryGiB < needed
          ? [{ host, needed, memory: host.memoryGiB }]
          : [];
      });
      const [worst] = tight.toSorted((a, b) => a.memory - a.needed - (b.memory - b.needed));
      if (worst === undefined) return [];
      return [
        {
          messageId: 'tight',
          data: {
            cluster: cluster.name,
            quota: tenths(quota),
            host: worst.host.name,
            needed: tenths(worst.needed),
            memory: Math.floor(worst.memory * 10) / 10,
          },
          targets: [onEtcdCluster(cluster), ...tight.map(({ host }) => onHost(host))],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    const quota = fittingQuota(index, cluster);
    if (quota === undefined || quota / GIBIBYTE >= quotaGiB(cluster)) return undefined;
    return patchFix(
      'suggestion',
      'etcdClusters',
      target.id,
      { quotaBackendBytes: quota },
      { en: 'Lower the quota to {size} GiB', zh: '将配额降至 {size} GiB' },
      { size: quota / GIBIBYTE },
    );
  },
});

/** Rounded up, as what is needed must not read as what is there. */
function tenths(size: number): number {
  return Math.ceil(size * 10) / 10;
}
