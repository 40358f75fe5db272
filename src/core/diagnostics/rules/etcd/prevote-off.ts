import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { dropOptions, isOff } from '../../support/etcd-options.ts';
import { references } from '../../support/references.ts';
import { onEtcdCluster } from '../../support/target.ts';

/** In every release: 3.4 has it off by default, but there the bundle switches it on. */
export const rule = defineRule({
  meta: {
    id: 'etcd/prevote-off',
    severity: 'warning',
    title: { en: 'Pre-vote switched off', zh: '关闭了 pre-vote' },
    messages: {
      off: {
        en: '“{cluster}” switches pre-vote off: a member that was cut off deposes the leader when it comes back.',
        zh: '“{cluster}”关闭了 pre-vote：曾被隔离的成员恢复连接时会使 leader 下台。',
      },
    },
    docs: {
      rationale: {
        en: 'A member without contact raises its term again and again. Without pre-vote the others must follow that term when it returns, and writes stop for an election.',
        zh: '失去联系的成员会不断提高任期。没有 pre-vote 时，它恢复后其他成员必须跟随该任期，写入因重新选举而中断。',
      },
      remediation: {
        en: 'Leave pre-vote on.',
        zh: '保持 pre-vote 开启。',
      },
      references: [
        references.etcdOptions,
        'Measured: etcd 3.4 starts with pre-vote off; it is on by default from 3.5',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters
      .filter((cluster) => isOff(cluster, 'pre-vote'))
      .map((cluster): Finding<'off'> => ({
        messageId: 'off',
        data: { cluster: cluster.name },
        targets: [onEtcdCluster(cluster)],
      })),
  fix: ({ index }, { targets: [target] }) => dropOptions(index, target.id, ['pre-vote']),
});
