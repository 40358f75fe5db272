import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { podNetworks } from '../../support/pod-networks.ts';
import { clusterSettings } from '../../support/target.ts';

const thresholds = {
  difference: {
    value: 16,
    unit: '',
    about: {
      en: 'bits between the prefix of the pod network and that of a node’s part',
      zh: 'Pod 网段前缀与节点部分前缀之间的位数',
    },
  },
} as const;

export const rule = defineRule({
  meta: {
    id: 'network/pod-mask-diff',
    severity: 'error',
    thresholds,
    title: { en: 'Pod network too wide for its parts', zh: 'Pod 网段相对节点部分过大' },
    messages: {
      apart: {
        en: 'Pod network {cidr} and a part of /{mask} for each node lie {bits} bits apart; kubeadm refuses more than {most}.',
        zh: 'Pod 网段 {cidr} 与每节点 /{mask} 相差 {bits} 位；kubeadm 拒绝超过 {most} 位。',
      },
    },
    docs: {
      rationale: {
        en: 'kube-controller-manager keeps a map with one bit for each part, so kubeadm refuses networks that would make it huge.',
        zh: 'kube-controller-manager 为每个部分保留一位标记，因此 kubeadm 会拒绝使其过于庞大的网段。',
      },
      remediation: {
        en: 'Narrow the pod network, or give nodes larger parts (node-cidr-mask-size).',
        zh: '缩小 Pod 网段，或为节点分配更大的部分（node-cidr-mask-size）。',
      },
      references: ['kubernetes/kubernetes, kubeadm constants: PodSubnetNodeMaskMaxDiff'],
    },
  },
  check: ({ index }) =>
    podNetworks(index).flatMap(({ cidr, nodeMask, prefixLength }): Finding<'apart'>[] => {
      const bits = nodeMask - prefixLength;
      if (bits <= thresholds.difference.value) return [];
      return [
        {
          messageId: 'apart',
          data: { cidr, mask: nodeMask, bits, most: thresholds.difference.value },
          targets: [clusterSettings],
        },
      ];
    }),
  fix: ({ index }, { data }) => {
    const network = podNetworks(index).find(({ cidr }) => cidr === data?.['cidr']);
    if (network === undefined) return undefined;
    const { option } = network;
    const value = String(network.prefixLength + thresholds.difference.value);
    const others = index.topology.cluster.controllerManagerOptions.filter(
      ({ name }) => name !== option,
    );
    const controllerManagerOptions = [...others, { name: option, value }];
    return {
      kind: 'suggestion',
      label: {
        text: { en: 'Give each node a /{value}', zh: '为每个节点分配 /{value}' },
        data: { value },
      },
      commands: [{ type: 'update-settings', part: 'cluster', patch: { controllerManagerOptions } }],
    };
  },
});
