import { nodeAddress } from '../../../graph/topology-index.ts';
import { cidrContains } from '../../../model/ip.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { onEndpoint } from '../../support/target.ts';
import {
  freeAddressFix,
  holdersOf,
  virtualAddress,
  virtualIps,
} from '../../support/virtual-ips.ts';

/**
 * Silent where the members’ own addresses lie in that network as well: then the hosts clash with it,
 * which network/pod-node-overlap or network/service-node-overlap says, and another VIP is no way out.
 */
export const rule = defineRule({
  meta: {
    id: 'network/vip-in-cluster-cidr',
    severity: 'error',
    title: { en: 'Virtual IP inside a cluster network', zh: '虚拟 IP 位于集群网段内' },
    messages: {
      pods: {
        en: '{address} of “{endpoint}” lies in the pod network {cidr}.',
        zh: '“{endpoint}”的 {address} 位于 Pod 网段 {cidr} 内。',
      },
      services: {
        en: '{address} of “{endpoint}” lies in the service network {cidr}.',
        zh: '“{endpoint}”的 {address} 位于 Service 网段 {cidr} 内。',
      },
    },
    docs: {
      rationale: {
        en: 'On every node kube-proxy or the network plug-in claims those addresses, so nodes cannot reach the API through it.',
        zh: '各节点上的 kube-proxy 或网络插件会接管这些地址，节点因此无法通过它访问 API。',
      },
      remediation: {
        en: 'Choose an address of the hosts’ subnet, outside pod and service networks.',
        zh: '在主机子网内选择不属于 Pod 和 Service 网段的地址。',
      },
      references: [
        'Kubernetes, Virtual IPs and Service Proxies: https://kubernetes.io/docs/reference/networking/virtual-ips/',
        references.kubeadmConsiderations,
      ],
    },
  },
  check: ({ index }) => {
    const { podSubnets, serviceSubnets } = index.topology.cluster;
    const networks = [
      ...podSubnets.map((cidr) => ({ cidr, messageId: 'pods' as const })),
      ...serviceSubnets.map((cidr) => ({ cidr, messageId: 'services' as const })),
    ];
    return virtualIps(index).flatMap((endpoint): Finding<'pods' | 'services'>[] => {
      const address = virtualAddress(endpoint);
      if (address === undefined) return [];
      const found = networks.find(({ cidr }) => cidrContains(cidr, address));
      const hosts = holdersOf(index, endpoint).flatMap((host) => nodeAddress(host) ?? []);
      if (found === undefined || hosts.some((each) => cidrContains(found.cidr, each))) return [];
      return [
        {
          messageId: found.messageId,
          data: { endpoint: endpoint.name, address, cidr: found.cidr },
          targets: [onEndpoint(endpoint)],
        },
      ];
    });
  },
  fix: ({ index }, { targets: [target] }) => freeAddressFix(index, target.id),
});
