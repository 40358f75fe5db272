import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import { skew, skewLimits } from '../../support/version-skew.ts';

/**
 * One minor between masters is what every upgrade goes through: their kube-controller-manager and
 * kube-scheduler talk to the API server beside them, and so does their kubelet unless
 * control-plane/local-mode-off says otherwise.
 */
export const rule = defineRule({
  meta: {
    id: 'control-plane/version-skew',
    severity: 'error',
    thresholds: skewLimits,
    title: { en: 'Releases too far apart', zh: '版本偏差超出支持范围' },
    messages: {
      apiServers: {
        en: 'Master “{newest}” runs {newestVersion} and “{oldest}” {oldestVersion}; API servers may be {most} minor release apart.',
        zh: 'master“{newest}”运行 {newestVersion}，“{oldest}”运行 {oldestVersion}；各 API server 之间最多相差 {most} 个次版本。',
      },
      newer: {
        en: '“{node}” runs {version}, newer than the API server of “{master}” with {masterVersion}; a kubelet must not be.',
        zh: '“{node}”运行 {version}，比“{master}”上的 API server（{masterVersion}）更新；kubelet 不得新于 API server。',
      },
      older: {
        en: '“{node}” runs {version}, more than {most} minor releases older than the API server of “{master}” with {masterVersion}.',
        zh: '“{node}”运行 {version}，比“{master}”上的 API server（{masterVersion}）落后超过 {most} 个次版本。',
      },
    },
    docs: {
      rationale: {
        en: 'Kubernetes is tested with API servers one minor release apart and with kubelets up to three older, never newer. Beyond that nodes may fail to register or to understand their pods.',
        zh: 'Kubernetes 只针对相差一个次版本的 API server、以及最多落后三个次版本且绝不更新的 kubelet 进行测试。超出此范围，节点可能无法注册或无法理解 Pod。',
      },
      remediation: {
        en: 'Upgrade all masters first, one minor release at a time, then the workers.',
        zh: '先逐个次版本升级全部 master，再升级工作节点。',
      },
      references: [
        'Kubernetes, Version Skew Policy: https://kubernetes.io/releases/version-skew-policy/',
      ],
    },
  },
  check: ({ index }) => skew(index),
  // To the release of the cluster; a node that would then be wrong in another way keeps its own.
  fix: ({ index }, { messageId, targets: [target] }) => {
    const master = messageId === 'apiServers';
    const draft = new Draft(index);
    const { kubernetesVersion } = index.topology.cluster;
    for (const { id, version } of master ? index.controlPlanes : index.workers) {
      if (version === undefined || (!master && id !== target.id)) continue;
      draft.patch('components', id, { version: undefined });
    }
    const before = new Set(skew(index).map(keyOf));
    before.delete(keyOf({ messageId, targets: [target] }));
    if (skew(draft.index).some((finding) => !before.has(keyOf(finding)))) return undefined;
    return draft.toFix(
      'suggestion',
      master
        ? {
            en: 'Run the cluster’s release {version} on every master',
            zh: '所有 master 均运行集群版本 {version}',
          }
        : { en: 'Run the cluster’s release {version} there', zh: '该节点运行集群版本 {version}' },
      { version: kubernetesVersion },
    );
  },
});

function keyOf({ messageId, targets: [{ id }] }: Pick<Finding, 'messageId' | 'targets'>): string {
  return `${messageId} ${id}`;
}
