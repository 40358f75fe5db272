import { parseCidr } from '../../../model/ip.ts';
import type { Finding } from '../../rule.ts';
import { freeNetwork } from '../../support/addresses.ts';
import { defineRule } from '../../support/define-rule.ts';
import { nodeCount } from '../../support/node-count.ts';
import { replaceNetworkFix } from '../../support/overlaps.ts';
import { partsOf, podNetworks } from '../../support/pod-networks.ts';
import { clusterSettings } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'network/pod-small',
    severity: 'error',
    title: { en: 'Pod network too small for the nodes', zh: 'Pod 网段容纳不下所有节点' },
    messages: {
      tooSmall: {
        en: 'Pod network {cidr} has room for {parts} nodes with a /{mask} each, and {nodes} are drawn or planned.',
        zh: 'Pod 网段 {cidr} 按每节点 /{mask} 只能容纳 {parts} 个节点，而已绘制或计划的节点有 {nodes} 个。',
      },
    },
    docs: {
      rationale: {
        en: 'kube-controller-manager gives each node a part of the pod network. Once none is left, the next node gets no pod addresses and no pod starts there.',
        zh: 'kube-controller-manager 为每个节点分配 Pod 网段的一部分。分完之后，新节点得不到 Pod 地址，其上的 Pod 无法启动。',
      },
      remediation: {
        en: 'Choose a wider pod network, or smaller parts (node-cidr-mask-size).',
        zh: '选择更大的 Pod 网段，或减小每个节点的部分（node-cidr-mask-size）。',
      },
      references: [
        'Kubernetes, kube-controller-manager: --cluster-cidr, --node-cidr-mask-size-ipv4 (24), --node-cidr-mask-size-ipv6 (64)',
      ],
    },
  },
  check: ({ index }) => {
    const nodes = nodeCount(index);
    return podNetworks(index).flatMap((network): Finding<'tooSmall'>[] => {
      const parts = partsOf(network);
      if (parts >= nodes) return [];
      return [
        {
          messageId: 'tooSmall',
          data: { cidr: network.cidr, parts, mask: network.nodeMask, nodes },
          targets: [clusterSettings],
        },
      ];
    });
  },
  // A network that is too small as well is no remedy.
  fix: ({ index }, { data }) => {
    const cidr = String(data?.['cidr']);
    const free = parseCidr(freeNetwork(index, 'pod', cidr) ?? '');
    if (free === undefined) return undefined;
    const parts = 2 ** (Number(data?.['mask']) - free.prefixLength);
    return parts >= nodeCount(index) ? replaceNetworkFix(index, 'pod', cidr) : undefined;
  },
});
