import { hostOf, type TopologyIndex } from '../../../graph/topology-index.ts';
import { canonicalIp } from '../../../model/ip.ts';
import { endpointNameFix } from '../../support/api-endpoint.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { clusterSettings } from '../../support/target.ts';

/**
 * An address of a master is control-plane/endpoint-node-ip's. Silent while not everything that may
 * carry the address is known: a virtual IP without one, a cloud load balancer known by name, a DNS or
 * direct endpoint. Where a DNS name leads, the design cannot tell.
 */
export const rule = defineRule({
  meta: {
    id: 'control-plane/endpoint-mismatch',
    severity: 'error',
    title: { en: 'API endpoint leads nowhere', zh: 'API 端点无处可达' },
    messages: {
      nowhere: {
        en: 'The API endpoint {endpoint} is neither a virtual IP nor a load balancer of the design: {known}.',
        zh: 'API 端点 {endpoint} 既不是设计中的虚拟 IP，也不是负载均衡：{known}。',
      },
    },
    docs: {
      rationale: {
        en: 'kubeadm writes controlPlaneEndpoint into every kubeconfig. It must match the address of the load balancer, or no node can join.',
        zh: 'kubeadm 会把 controlPlaneEndpoint 写入每个 kubeconfig。它必须与负载均衡的地址一致，否则节点无法加入。',
      },
      remediation: {
        en: 'Use the address of the virtual IP or load balancer, or better a DNS name that leads to it.',
        zh: '使用虚拟 IP 或负载均衡的地址，最好使用指向它的 DNS 名称。',
      },
      references: [references.kubeadmHa],
    },
  },
  check: ({ index }) => {
    const endpoint = index.topology.cluster.endpoint.trim();
    const address = canonicalIp(endpoint.replace(/^\[(.*)\]$/, '$1'));
    const known = frontAddresses(index);
    if (address === undefined || known === undefined || known.length === 0) return [];
    const masters = index.controlPlanes.flatMap((each) => hostOf(index, each)?.addresses ?? []);
    if (known.includes(address) || masters.some((each) => canonicalIp(each) === address)) return [];
    return [
      {
        messageId: 'nowhere' as const,
        data: { endpoint, known: known.join(', ') },
        targets: [clusterSettings] as const,
      },
    ];
  },
  fix: ({ index }) => endpointNameFix(index),
});

/** Addresses that the API can be reached at; undefined while one of them is not known. */
function frontAddresses(index: TopologyIndex): string[] | undefined {
  const known = new Set<string>();
  for (const endpoint of index.topology.endpoints) {
    if (endpoint.kind === 'dns' || endpoint.kind === 'direct') return undefined;
    const address = canonicalIp(endpoint.address);
    if (address === undefined) return undefined;
    known.add(address);
  }
  for (const loadBalancer of index.loadBalancers) {
    for (const each of hostOf(index, loadBalancer)?.addresses ?? []) {
      const address = canonicalIp(each);
      if (address === undefined) return undefined;
      known.add(address);
    }
  }
  return [...known];
}
