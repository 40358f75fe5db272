import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { optionOf } from '../../support/etcd-options.ts';
import { references } from '../../support/references.ts';
import { onEtcdCluster } from '../../support/target.ts';

/** Metrics are not among them: they hold no data, and kubeadm serves them without TLS on loopback. */
const urlOptions = [
  'listen-client-urls',
  'listen-client-http-urls',
  'listen-peer-urls',
  'advertise-client-urls',
  'initial-advertise-peer-urls',
  'initial-cluster',
];

const plain = /(^|[,=\s])http:\/\//gi;

export const rule = defineRule({
  meta: {
    id: 'etcd/plain-http',
    severity: 'error',
    title: { en: 'etcd without TLS', zh: 'etcd 未使用 TLS' },
    messages: {
      plain: {
        en: '“{cluster}” is to use plain HTTP in {options}: whoever reaches the port reads every Secret and may write.',
        zh: '“{cluster}”的 {options} 使用明文 HTTP：能访问该端口的人即可读取所有 Secret，并可写入。',
      },
    },
    docs: {
      rationale: {
        en: 'etcd holds the Secrets and all rights of the cluster, and has no other guard than certificates. Over plain HTTP it asks for none, on loopback either.',
        zh: 'etcd 保存集群的所有 Secret 与权限，证书是其唯一的防护；使用明文 HTTP 时不要求任何证书，回环地址上也是如此。',
      },
      remediation: {
        en: 'Use https:// in every URL for clients and peers.',
        zh: '所有客户端和对等 URL 均使用 https://。',
      },
      references: [references.etcdSecurity],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters.flatMap((cluster): Finding<'plain'>[] => {
      const options = urlOptions.filter(
        (name) => (optionOf(cluster, name) ?? '').search(plain) >= 0,
      );
      if (options.length === 0) return [];
      return [
        {
          messageId: 'plain',
          data: { cluster: cluster.name, options: options.join(', ') },
          targets: [onEtcdCluster(cluster)],
        },
      ];
    }),
  fix: ({ index }, { targets: [target] }) => {
    const cluster = index.clusters.get(target.id);
    if (cluster === undefined) return undefined;
    const draft = new Draft(index);
    draft.patch('etcdClusters', cluster.id, {
      options: cluster.options.map((option) =>
        urlOptions.includes(option.name)
          ? { ...option, value: option.value.replace(plain, '$1https://') }
          : option,
      ),
    });
    return draft.toFix('suggestion', { en: 'Use https in every URL', zh: '所有 URL 改用 https' });
  },
});
