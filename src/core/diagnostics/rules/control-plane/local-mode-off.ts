import { defineRule } from '../../support/define-rule.ts';
import { parseRelease } from '../../support/etcd-versions.ts';
import { clusterSettings, onComponent } from '../../support/target.ts';

const GATE = 'ControlPlaneKubeletLocalMode';

const thresholds = {
  first: {
    value: 31,
    unit: '',
    about: { en: 'first minor release with the gate', zh: '首个带有该门控的次版本' },
  },
  last: {
    value: 32,
    unit: '',
    about: {
      en: 'last minor release where it is off by default',
      zh: '最后一个默认关闭该门控的次版本',
    },
  },
} as const;

/** Where the design says nothing the bundle turns it on. */
export const rule = defineRule({
  meta: {
    id: 'control-plane/local-mode-off',
    severity: 'warning',
    thresholds,
    title: {
      en: 'Kubelets of masters go through the endpoint',
      zh: 'master 上的 kubelet 经由端点访问 API',
    },
    messages: {
      off: {
        en: 'The feature gate {gate} is switched off. During an upgrade the kubelet of an upgraded master may then reach an older API server.',
        zh: '特性门控 {gate} 被关闭。升级期间，已升级 master 上的 kubelet 可能访问到更旧的 API server。',
      },
    },
    docs: {
      rationale: {
        en: 'A kubelet must not be newer than the API server it talks to. With the gate on, the kubelet of a master uses the API server beside it, which was upgraded before it.',
        zh: 'kubelet 不得新于它所访问的 API server。开启该门控后，master 上的 kubelet 使用同机的 API server，而后者总是先升级。',
      },
      remediation: {
        en: 'Switch the gate on; from 1.33 on it is on by default.',
        zh: '开启该门控；自 1.33 起默认开启。',
      },
      references: [
        'Kubernetes issue 127316',
        'kube-vip issue 949',
        'Kubernetes pull request 129956',
      ],
    },
  },
  check: ({ index }) => {
    const { featureGates = {}, kubernetesVersion } = index.topology.cluster;
    const minor = parseRelease(kubernetesVersion)?.minor ?? 0;
    const needsIt = minor >= thresholds.first.value && minor <= thresholds.last.value;
    const isOff = Object.hasOwn(featureGates, GATE) && featureGates[GATE] === false;
    if (!needsIt || !isOff || index.controlPlanes.length < 2) return [];
    return [
      {
        messageId: 'off',
        data: { gate: GATE },
        targets: [clusterSettings, ...index.controlPlanes.map(onComponent)],
      },
    ];
  },
  fix: ({ index }) => ({
    kind: 'suggestion',
    label: {
      text: { en: 'Switch {gate} on', zh: '开启 {gate}' },
      data: { gate: GATE },
    },
    commands: [
      {
        type: 'update-settings',
        part: 'cluster',
        patch: { featureGates: { ...index.topology.cluster.featureGates, [GATE]: true } },
      },
    ],
  }),
});
