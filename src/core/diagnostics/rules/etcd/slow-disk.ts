import type { Host } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { voterHosts } from '../../support/etcd-hosts.ts';
import { onComponent, onHost } from '../../support/target.ts';

const thresholds = {
  fsync: {
    value: 10,
    unit: 'ms',
    about: {
      en: '99th percentile of an fdatasync on the disk of a voter',
      zh: '投票成员磁盘上 fdatasync 的第 99 百分位',
    },
  },
} as const;

/** A measured disk is judged by its measurement, whatever it is made of. */
export const rule = defineRule({
  meta: {
    id: 'etcd/slow-disk',
    severity: 'warning',
    thresholds,
    title: { en: 'Disk too slow for etcd', zh: '磁盘对 etcd 来说过慢' },
    messages: {
      slow: {
        en: 'An fdatasync on “{host}” takes up to {time} ms (99th percentile); etcd wants less than {most} ms.',
        zh: '“{host}”上一次 fdatasync 最长需 {time} ms（第 99 百分位）；etcd 要求低于 {most} ms。',
      },
      hdd: {
        en: 'etcd on “{host}” writes to a spinning disk, which cannot keep up with its log.',
        zh: '“{host}”上的 etcd 写入机械硬盘，跟不上其日志写入。',
      },
    },
    docs: {
      rationale: {
        en: 'etcd answers a write only when a majority has it on disk. A leader whose disk is slow misses heartbeats and is deposed, and every request waits meanwhile.',
        zh: 'etcd 只有在多数成员落盘后才应答写入。磁盘慢的 leader 会错过心跳而被替换，期间所有请求都要等待。',
      },
      remediation: {
        en: 'Put the data of etcd on an SSD and measure it with fio, with fdatasync after each write.',
        zh: '将 etcd 数据放到 SSD 上，并用 fio（每次写入后 fdatasync）测量。',
      },
      references: [
        'etcd FAQ, "What does the etcd warning “apply entries took too long” mean?" (wal_fsync p99 below 10 ms): https://etcd.io/docs/v3.6/faq/',
        'etcd, Hardware recommendations, "Disks": https://etcd.io/docs/v3.6/op-guide/hardware/',
      ],
    },
  },
  check: ({ index }) =>
    voterHosts(index).flatMap(({ host, member }): Finding<'slow' | 'hdd'>[] => {
      const messageId = slowness(host);
      if (messageId === undefined) return [];
      const targets: Finding['targets'] = [onHost(host), onComponent(member)];
      const data = { host: host.name };
      return messageId === 'hdd'
        ? [{ messageId, data, targets }]
        : [
            {
              messageId,
              data: { ...data, time: host.fsyncP99 ?? 0, most: thresholds.fsync.value },
              targets,
            },
          ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const host = index.hosts.get(target.id);
    if (host === undefined) return undefined;
    return patchFix(
      'suggestion',
      'hosts',
      host.id,
      { disk: host.disk === 'ssd' ? 'nvme' : 'ssd', fsyncP99: undefined },
      { en: 'Plan a faster disk for “{host}”', zh: '为“{host}”规划更快的磁盘' },
      { host: host.name },
    );
  },
});

function slowness({ disk, fsyncP99 }: Host): 'slow' | 'hdd' | undefined {
  if (fsyncP99 !== undefined) return fsyncP99 > thresholds.fsync.value ? 'slow' : undefined;
  return disk === 'hdd' ? 'hdd' : undefined;
}
