import { nodeAddress, type TopologyIndex } from '../../graph/topology-index.ts';
import { rangeContains } from '../../model/address-range.ts';
import {
  canonicalIp,
  cidrContains,
  cidrsOverlap,
  ipFamily,
  isNetworkOrBroadcast,
  nthAddress,
  parseCidr,
} from '../../model/ip.ts';
import type { Host } from '../../model/topology.ts';

/** Prefix lengths taken where the document names no subnet, as the model does for a VIP. */
export const ASSUMED_PREFIX = { IPv4: 24, IPv6: 64 } as const;
/** Low numbers are left to routers and the like; a proposal starts here. */
const FIRST_PROPOSED = 10;
/** How many numbers of a subnet are tried before a proposal is given up. */
const PROPOSAL_ATTEMPTS = 1024;

export interface Subnet {
  readonly cidr: string;
  /** False if only the assumed prefix length makes it. */
  readonly declared: boolean;
}

/** The narrowest declared host subnet that holds the address, else the assumed one around it. */
export function subnetOf(
  index: TopologyIndex,
  address: string,
  assumedPrefix?: number,
): Subnet | undefined {
  const family = ipFamily(address);
  if (family === undefined) return undefined;
  let found: { cidr: string; prefixLength: number } | undefined;
  for (const { cidr } of index.topology.network.hostSubnets) {
    const parsed = parseCidr(cidr);
    if (parsed === undefined || !cidrContains(cidr, address)) continue;
    if (found === undefined || parsed.prefixLength > found.prefixLength) {
      found = { cidr: parsed.text, prefixLength: parsed.prefixLength };
    }
  }
  if (found !== undefined) return { cidr: found.cidr, declared: true };
  const around = parseCidr(`${address}/${assumedPrefix ?? ASSUMED_PREFIX[family]}`);
  return around === undefined ? undefined : { cidr: around.text, declared: false };
}

/** Every address that the document gives to a host or an endpoint, in one spelling. */
export function usedAddresses({ topology }: TopologyIndex): Set<string> {
  const written = [
    ...topology.hosts.flatMap((host) => host.addresses),
    ...topology.endpoints.flatMap((endpoint) =>
      endpoint.kind === 'vip' || endpoint.kind === 'kube-vip' ? [endpoint.address] : [],
    ),
  ];
  return new Set(written.flatMap((address) => canonicalIp(address) ?? []));
}

const proposals = new WeakMap<TopologyIndex, Map<string, string | undefined>>();

/**
 * The lowest address from .10 up that the document neither uses nor leaves to DHCP, in a subnet. Only the owner of the
 * network knows what else is taken there, so whoever offers it must ask.
 */
export function freeAddress(index: TopologyIndex, cidr: string): string | undefined {
  let known = proposals.get(index);
  if (known === undefined) {
    known = new Map();
    proposals.set(index, known);
  }
  // Every host without an address asks for the same subnet.
  if (!known.has(cidr)) known.set(cidr, searchFreeAddress(index, cidr));
  return known.get(cidr);
}

function searchFreeAddress(index: TopologyIndex, cidr: string): string | undefined {
  const subnet = parseCidr(cidr);
  const { podSubnets, serviceSubnets } = index.topology.cluster;
  const { dhcpRanges } = index.topology.network;
  const taken = [...podSubnets, ...serviceSubnets].filter((each) => cidrsOverlap(each, cidr));
  const covered = taken.some(
    (each) => (parseCidr(each)?.prefixLength ?? 0) <= (subnet?.prefixLength ?? 0),
  );
  if (subnet === undefined || covered) return undefined;
  const used = usedAddresses(index);
  for (let n = FIRST_PROPOSED; n < FIRST_PROPOSED + PROPOSAL_ATTEMPTS; n += 1) {
    const address = nthAddress(cidr, n);
    if (address === undefined) return undefined;
    if (used.has(address) || isNetworkOrBroadcast(cidr, address)) continue;
    if (dhcpRanges.some((range) => rangeContains(range, address))) continue;
    if (!taken.some((each) => cidrContains(each, address))) return address;
  }
  return undefined;
}

/** A free address on the one subnet that all the hosts share; undefined if they share none. */
export function freeAddressBeside(
  index: TopologyIndex,
  hosts: readonly Host[],
): string | undefined {
  const addresses = hosts.flatMap((host) => nodeAddress(host) ?? []);
  const [first] = addresses;
  const subnet = first === undefined ? undefined : subnetOf(index, first);
  if (subnet === undefined) return undefined;
  if (!addresses.every((address) => cidrContains(subnet.cidr, address))) return undefined;
  return freeAddress(index, subnet.cidr);
}

/** Networks proposed in place of one that clashes; the first is kubeadm's and Flannel's usual one. */
const PROPOSED_NETWORKS = {
  pod: ['10.244.0.0/16', '10.32.0.0/16', '172.20.0.0/16', '192.168.128.0/17', 'fd00:10:244::/56'],
  service: ['10.96.0.0/16', '10.112.0.0/16', '172.24.0.0/16', '198.18.0.0/16', 'fd00:10:96::/112'],
} as const;

/**
 * A network for pods or services that touches nothing the document knows, in place of one of the
 * same family. `inPlaceOf` itself does not count as taken.
 */
export function freeNetwork(
  index: TopologyIndex,
  purpose: keyof typeof PROPOSED_NETWORKS,
  inPlaceOf: string,
): string | undefined {
  const { cluster, network } = index.topology;
  const family = parseCidr(inPlaceOf)?.family;
  const taken = [...cluster.podSubnets, ...cluster.serviceSubnets].filter(
    (cidr) => cidr !== inPlaceOf,
  );
  taken.push(...network.hostSubnets.map(({ cidr }) => cidr));
  const addresses = [...usedAddresses(index)];
  return PROPOSED_NETWORKS[purpose].find(
    (candidate) =>
      parseCidr(candidate)?.family === family &&
      !taken.some((cidr) => cidrsOverlap(cidr, candidate)) &&
      !addresses.some((address) => cidrContains(candidate, address)),
  );
}
