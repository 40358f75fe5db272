import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { dropOptions, isOff } from '../../support/etcd-options.ts';
import { references } from '../../support/references.ts';
import { onEtcdCluster } from '../../support/target.ts';

const guards = ['client-cert-auth', 'peer-client-cert-auth'];

/** The bundle and kubeadm switch both on; only an option switches them off. */
export const rule = defineRule({
  meta: {
    id: 'etcd/no-client-auth',
    severity: 'error',
    title: { en: 'etcd asks nobody for a certificate', zh: 'etcd 不要求客户端证书' },
    messages: {
      off: {
        en: '“{cluster}” switches {options} off: anyone on the network owns the cluster.',
        zh: '“{cluster}”关闭了 {options}：网络上的任何人都能控制整个集群。',
      },
    },
    docs: {
      rationale: {
        en: 'TLS alone hides the traffic; only a certificate of the etcd CA tells who may read and write, and who may join as a member.',
        zh: '仅有 TLS 只能防窃听；只有 etcd CA 签发的证书才能区分谁可读写、谁可作为成员加入。',
      },
      remediation: {
        en: 'Leave both options at true, as the bundle sets them.',
        zh: '两个选项都保持为 true，即配置包的默认设置。',
      },
      references: [references.etcdSecurity],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'off'>[] => {
      const options = guards.filter((name) => isOff(cluster, name));
      if (options.length === 0) return [];
      return [
        {
          messageId: 'off',
          data: { cluster: cluster.name, options: options.join(', ') },
          targets: [onEtcdCluster(cluster)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => dropOptions(index, target.id, guards),
});
