import { hostOf, nodeAddress, type TopologyIndex } from '../../graph/topology-index.ts';
import { canonicalIp, cidrContains, ipFamily } from '../../model/ip.ts';
import type { Host, KubeVipEndpoint, VipEndpoint } from '../../model/topology.ts';
import type { Fix } from '../rule.ts';
import { freeAddressBeside, subnetOf, type Subnet } from './addresses.ts';
import { patchFix } from './draft.ts';

/** An endpoint whose address moves between hosts, be it by keepalived or by kube-vip. */
export type VirtualIp = VipEndpoint | KubeVipEndpoint;

export function virtualIps({ topology }: TopologyIndex): VirtualIp[] {
  return topology.endpoints.filter(
    (endpoint) => endpoint.kind === 'vip' || endpoint.kind === 'kube-vip',
  );
}

/** The hosts that may hold the address. */
export function holdersOf(index: TopologyIndex, endpoint: VirtualIp): Host[] {
  return endpoint.members.flatMap((id) => {
    const component = index.components.get(id);
    return component === undefined ? [] : (hostOf(index, component) ?? []);
  });
}

/** The address in one spelling, or undefined while it is none. */
export function virtualAddress(endpoint: VirtualIp): string | undefined {
  return canonicalIp(endpoint.address);
}

/**
 * Hosts that may hold the address but stand in another subnet, of the same family: the declared one,
 * else the one that the VIP's own prefix length makes.
 */
export function holdersOutsideSubnet(
  index: TopologyIndex,
  endpoint: VirtualIp,
): { readonly host: Host; readonly subnet: Subnet }[] {
  const vip = virtualAddress(endpoint);
  if (vip === undefined) return [];
  const prefix = endpoint.kind === 'vip' ? endpoint.prefixLength : undefined;
  return holdersOf(index, endpoint).flatMap((host) => {
    const address = nodeAddress(host);
    if (address === undefined || ipFamily(address) !== ipFamily(vip)) return [];
    const subnet = subnetOf(index, address, prefix);
    return subnet === undefined || cidrContains(subnet.cidr, vip) ? [] : [{ host, subnet }];
  });
}

/** Proposes an address that the document does not use, on the subnet its holders share. */
export function freeAddressFix(index: TopologyIndex, endpointId: string): Fix | undefined {
  const endpoint = index.endpoints.get(endpointId);
  if (endpoint?.kind !== 'vip' && endpoint?.kind !== 'kube-vip') return undefined;
  const address = freeAddressBeside(index, holdersOf(index, endpoint));
  if (address === undefined) return undefined;
  return patchFix(
    'suggestion',
    'endpoints',
    endpoint.id,
    { address },
    {
      en: 'Use {address}, which the design does not use yet',
      zh: '使用设计中尚未占用的 {address}',
    },
    { address },
  );
}
