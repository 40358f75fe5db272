import { etcdCertificateDays } from '../../../model/etcd-settings.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { onEtcdCluster } from '../../support/target.ts';

const thresholds = {
  days: {
    value: 365,
    unit: 'd',
    about: {
      en: 'life of the certificates of an external etcd that nothing renews',
      zh: '无人续期的外部 etcd 证书的有效期',
    },
  },
} as const;

/** kubeadm renews those of a stacked cluster when it upgrades the masters. */
export const rule = defineRule({
  meta: {
    id: 'security/cert-short',
    severity: 'warning',
    since: 'production',
    thresholds,
    title: { en: 'etcd certificates end within a year', zh: 'etcd 证书一年内到期' },
    messages: {
      short: {
        en: 'The certificates of “{cluster}” end after {days} days, and the design has nothing that renews them; then no master reaches etcd any more.',
        zh: '“{cluster}”的证书 {days} 天后到期，而设计中没有续期机制；届时所有 master 都无法再访问 etcd。',
      },
    },
    docs: {
      rationale: {
        en: 'kubeadm renews its own certificates at every upgrade, but not those of an etcd that it did not set up. All of them end on one day.',
        zh: 'kubeadm 在每次升级时续期自己的证书，但不包括并非由它部署的 etcd；这些证书会在同一天全部到期。',
      },
      remediation: {
        en: 'Have a job run pki/gen-certs.sh and install the result in the last month, and say so in the properties of the cluster; or let the certificates live longer.',
        zh: '用定时任务在最后一个月运行 pki/gen-certs.sh 并安装结果，并在集群属性中说明；或延长证书有效期。',
      },
      references: [
        'Kubernetes, Set up a High Availability etcd Cluster with kubeadm: https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/setup-ha-etcd-with-kubeadm/',
        'Kubernetes, Certificate Management with kubeadm: https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-certs/',
      ],
    },
  },
  check: ({ index }) =>
    index.topology.etcdClusters
      .filter(
        (cluster) =>
          cluster.placement === 'external' &&
          cluster.members.length > 0 &&
          cluster.certificateRenewal !== true &&
          etcdCertificateDays(cluster) <= thresholds.days.value,
      )
      .map((cluster): Finding<'short'> => ({
        messageId: 'short',
        data: { cluster: cluster.name, days: etcdCertificateDays(cluster) },
        targets: [onEtcdCluster(cluster)],
      })),
  fix: (_, { targets: [target] }) =>
    patchFix(
      'suggestion',
      'etcdClusters',
      target.id,
      { certificateRenewal: true },
      { en: 'Plan a job that renews the certificates', zh: '规划自动续期证书的定时任务' },
    ),
});
