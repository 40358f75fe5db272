import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { nodeOverlaps, replaceNetworkFix } from '../../support/overlaps.ts';
import { clusterSettings, nameList, networkSettings, onHost } from '../../support/target.ts';

export const rule = defineRule({
  meta: {
    id: 'network/pod-node-overlap',
    severity: 'error',
    title: { en: 'Pod and host networks overlap', zh: 'Pod 与主机网段重叠' },
    messages: {
      subnet: {
        en: 'Pod network {cidr} and host subnet {subnet} share addresses.',
        zh: 'Pod 网段 {cidr} 与主机子网 {subnet} 存在重叠地址。',
      },
      hosts: {
        en: 'Pod network {cidr} covers the addresses of {hosts}.',
        zh: 'Pod 网段 {cidr} 包含了主机 {hosts} 的地址。',
      },
    },
    docs: {
      rationale: {
        en: 'Every node routes the pod network into the overlay, so packets for hosts inside it never leave the node.',
        zh: '每个节点都会把 Pod 网段的流量送入覆盖网络，发往其中主机的数据包永远无法离开节点。',
      },
      remediation: {
        en: 'Choose a pod network that no host, router or other site uses.',
        zh: '为 Pod 选择主机、路由器和其他站点都未使用的网段。',
      },
      references: [
        'Kubernetes, Cluster Networking: https://kubernetes.io/docs/concepts/cluster-administration/networking/',
      ],
    },
  },
  check: ({ index }) =>
    nodeOverlaps(index, index.topology.cluster.podSubnets).map(
      ({ cidr, subnet, hosts }): Finding<'subnet' | 'hosts'> =>
        subnet === undefined
          ? {
              messageId: 'hosts',
              data: { cidr, hosts: nameList(hosts) },
              targets: [clusterSettings, ...hosts.map(onHost)],
            }
          : {
              messageId: 'subnet',
              data: { cidr, subnet },
              targets: [clusterSettings, networkSettings],
            },
    ),
  fix: ({ index }, { data }) => replaceNetworkFix(index, 'pod', String(data?.['cidr'])),
});
