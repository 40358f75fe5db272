import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { GOOD_ETCD, kubeadmRefuses, leastExternalEtcd } from '../../support/etcd-versions.ts';
import { onEtcdCluster } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'etcd/kubeadm-min-version',
    severity: 'error',
    title: { en: 'External etcd too old for kubeadm', zh: '外部 etcd 版本低于 kubeadm 的要求' },
    messages: {
      old: {
        en: '“{cluster}” runs etcd {version}; kubeadm of Kubernetes {kubernetes} stops at anything older than {least}.',
        zh: '“{cluster}”运行 etcd {version}；Kubernetes {kubernetes} 的 kubeadm 要求不低于 {least}，否则中止。',
      },
    },
    docs: {
      rationale: {
        en: 'kubeadm asks every external etcd endpoint for its version before it changes anything, and stops with the preflight error ExternalEtcdVersion if one is too old.',
        zh: 'kubeadm 在做任何更改之前会查询每个外部 etcd 端点的版本，若过旧则以预检错误 ExternalEtcdVersion 中止。',
      },
      remediation: {
        en: 'Run etcd 3.5.33 or newer, or 3.6.14 or newer.',
        zh: '使用 etcd 3.5.33 或 3.6.14 及更新版本。',
      },
      references: [
        'kubeadm, preflight check ExternalEtcdVersion; kubernetes/cmd/kubeadm/app/constants/constants.go, MinExternalEtcdVersion',
      ],
    },
  },
  check: ({ index }) => {
    const { cluster, etcdClusters } = index.topology;
    const { kubernetesVersion } = cluster;
    return etcdClusters
      .filter(
        ({ placement, version }) =>
          placement === 'external' && kubeadmRefuses(version, kubernetesVersion),
      )
      .map((each): Finding<'old'> => ({
        messageId: 'old',
        data: {
          cluster: each.name,
          version: each.version.trim(),
          kubernetes: kubernetesVersion,
          least: leastExternalEtcd(kubernetesVersion) ?? '',
        },
        targets: [onEtcdCluster(each)],
      }));
  },
  // 3.5 in every case: it is one minor from 3.4.
  fix: (_, { targets: [target] }) =>
    patchFix(
      'suggestion',
      'etcdClusters',
      target.id,
      { version: GOOD_ETCD },
      { en: 'Use etcd {version}', zh: '使用 etcd {version}' },
      { version: GOOD_ETCD },
    ),
});
