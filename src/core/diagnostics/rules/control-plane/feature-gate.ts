import { defineRule } from '../../support/define-rule.ts';
import { parseRelease } from '../../support/etcd-versions.ts';
import { clusterSettings } from '../../support/target.ts';

const GATE = 'ControlPlaneKubeletLocalMode';

const thresholds = {
  first: {
    value: 31,
    unit: '',
    about: { en: 'first minor release that knows the gate', zh: '首个认识该门控的次版本' },
  },
  gone: {
    value: 36,
    unit: '',
    about: { en: 'first minor release without the gate', zh: '首个移除该门控的次版本' },
  },
} as const;

/** Only of the one gate of kubeadm whose course is known here. */
export const rule = defineRule({
  meta: {
    id: 'control-plane/feature-gate',
    severity: 'error',
    thresholds,
    title: { en: 'Feature gate that kubeadm does not know', zh: 'kubeadm 不认识的特性门控' },
    messages: {
      early: {
        en: 'kubeadm of Kubernetes {version} does not know the feature gate {gate}, which came with 1.{first}, and stops.',
        zh: 'Kubernetes {version} 的 kubeadm 不认识特性门控 {gate}（自 1.{first} 起才有），会中止。',
      },
      gone: {
        en: 'kubeadm of Kubernetes {version} does not know the feature gate {gate} any more: it went with 1.{gone} and is always on. kubeadm stops.',
        zh: 'Kubernetes {version} 的 kubeadm 已不认识特性门控 {gate}：它在 1.{gone} 中移除并始终开启。kubeadm 会中止。',
      },
    },
    docs: {
      rationale: {
        en: 'kubeadm takes an unknown feature gate for an error, also one that an earlier release needed.',
        zh: 'kubeadm 将未知的特性门控视为错误，即使早期版本需要它。',
      },
      remediation: {
        en: 'Take the gate out of the cluster settings. The bundle sets it where a release needs it.',
        zh: '从集群设置中删除该门控。版本需要时，配置包会自行设置。',
      },
      references: [
        'Kubernetes pull requests 129956 and 134106 (the gate on by default, then locked)',
        'kind pull request 4209 (kubeadm 1.36 refuses the gate)',
      ],
    },
  },
  check: ({ index }) => {
    const { featureGates = {}, kubernetesVersion: version } = index.topology.cluster;
    const minor = parseRelease(version)?.minor;
    if (minor === undefined || !Object.hasOwn(featureGates, GATE)) return [];
    const first = thresholds.first.value;
    const gone = thresholds.gone.value;
    const targets = [clusterSettings] as const;
    const data = { version, gate: GATE };
    if (minor < first) return [{ messageId: 'early', data: { ...data, first }, targets }];
    return minor < gone ? [] : [{ messageId: 'gone', data: { ...data, gone }, targets }];
  },
  fix: ({ index }) => {
    const left = Object.entries(index.topology.cluster.featureGates ?? {}).filter(
      ([gate]) => gate !== GATE,
    );
    const featureGates = left.length === 0 ? undefined : Object.fromEntries(left);
    return {
      kind: 'safe',
      label: {
        text: { en: 'Drop the feature gate {gate}', zh: '删除特性门控 {gate}' },
        data: { gate: GATE },
      },
      commands: [{ type: 'update-settings', part: 'cluster', patch: { featureGates } }],
    };
  },
});
