import type { TopologyIndex } from '../../../graph/topology-index.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { GOOD_ETCD, kubeadmRefuses, parseRelease } from '../../support/etcd-versions.ts';
import { clusterSettings } from '../../support/target.ts';
import { skew } from '../../support/version-skew.ts';

const thresholds = {
  minor: {
    value: 31,
    unit: '',
    about: { en: 'least minor release of Kubernetes 1', zh: 'Kubernetes 1 的最低次版本' },
  },
} as const;

/** A release that is maintained and that every file of the bundle fits. */
const GOOD_KUBERNETES = '1.34.9';

export const rule = defineRule({
  meta: {
    id: 'control-plane/api-version',
    severity: 'error',
    thresholds,
    title: {
      en: 'Kubernetes too old for the kubeadm files',
      zh: 'Kubernetes 版本过旧，无法读取 kubeadm 文件',
    },
    messages: {
      old: {
        en: 'kubeadm of Kubernetes {version} does not know the config API v1beta4 that the bundle is written in; it came with 1.{least}.',
        zh: 'Kubernetes {version} 的 kubeadm 不认识配置包所用的配置 API v1beta4；它自 1.{least} 起才有。',
      },
    },
    docs: {
      rationale: {
        en: 'kubeadm reads its files strictly: with an API version it does not know, init and join stop. All releases before 1.31 have ended.',
        zh: 'kubeadm 严格读取其配置文件：遇到不认识的 API 版本时，init 和 join 会中止。1.31 之前的版本均已停止维护。',
      },
      remediation: {
        en: 'Plan for Kubernetes 1.31 or newer, best for a release that is maintained.',
        zh: '使用 Kubernetes 1.31 或更新版本，最好选择仍在维护的版本。',
      },
      references: [
        'kubeadm Configuration (v1beta4): https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/',
        'kubernetes/cmd/kubeadm/app/apis/kubeadm/v1beta4/types.go',
      ],
    },
  },
  check: ({ index }) => {
    const { kubernetesVersion: version } = index.topology.cluster;
    const least = thresholds.minor.value;
    const release = parseRelease(version);
    if (release === undefined || release.minor >= least) return [];
    return [{ messageId: 'old', data: { version, least }, targets: [clusterSettings] }];
  },
  // An external etcd that kubeadm would then refuse goes along.
  fix: ({ index }) => {
    const draft = new Draft(index);
    draft.run({
      type: 'update-settings',
      part: 'cluster',
      patch: { kubernetesVersion: GOOD_KUBERNETES },
    });
    const refused = newlyRefused(index, GOOD_KUBERNETES);
    for (const id of refused) draft.patch('etcdClusters', id, { version: GOOD_ETCD });
    if (skew(draft.index).length > skew(index).length) return undefined;
    return draft.toFix(
      'suggestion',
      refused.length === 0
        ? { en: 'Use Kubernetes {version}', zh: '使用 Kubernetes {version}' }
        : {
            en: 'Use Kubernetes {version} and etcd {etcd}',
            zh: '使用 Kubernetes {version} 和 etcd {etcd}',
          },
      { version: GOOD_KUBERNETES, etcd: GOOD_ETCD },
    );
  },
});

function newlyRefused({ topology }: TopologyIndex, kubernetesVersion: string): string[] {
  return topology.etcdClusters
    .filter(
      ({ placement, version }) =>
        placement === 'external' && kubeadmRefuses(version, kubernetesVersion),
    )
    .map(({ id }) => id);
}
