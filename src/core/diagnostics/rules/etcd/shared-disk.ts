import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { voterHosts } from '../../support/etcd-hosts.ts';
import { onComponent, onHost } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'etcd/shared-disk',
    severity: 'info',
    title: { en: 'etcd shares its disk', zh: 'etcd 与其他数据共用磁盘' },
    messages: {
      shared: {
        en: 'etcd on “{host}” shares its disk with the system, images and logs, which may hold up its writes.',
        zh: '“{host}”上的 etcd 与系统、镜像和日志共用磁盘，写入可能因此受阻。',
      },
    },
    docs: {
      rationale: {
        en: 'Pulling an image or writing logs fills the queue of the disk, and the log of etcd waits in it; late writes cost the cluster its leader.',
        zh: '拉取镜像或写日志会占满磁盘队列，etcd 的日志只能排队等待；写入延迟会使集群失去 leader。',
      },
      remediation: {
        en: 'Give the data of etcd a disk of its own.',
        zh: '为 etcd 数据使用独立的磁盘。',
      },
      references: [
        'etcd, Hardware recommendations, "Disks": https://etcd.io/docs/v3.6/op-guide/hardware/',
      ],
    },
  },
  check: ({ index }) =>
    voterHosts(index)
      .filter(({ host }) => host.etcdDisk === 'shared')
      .map(({ host, member }): Finding<'shared'> => ({
        messageId: 'shared',
        data: { host: host.name },
        targets: [onHost(host), onComponent(member)],
      })),
  fix: (_, { targets: [target] }) =>
    patchFix(
      'suggestion',
      'hosts',
      target.id,
      { etcdDisk: 'dedicated' },
      { en: 'Plan a disk of its own for etcd', zh: '为 etcd 规划独立磁盘' },
    ),
});
