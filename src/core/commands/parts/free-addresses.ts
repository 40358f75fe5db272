import { addressAfter, rangeContains } from '../../model/address-range.ts';
import {
  canonicalIp,
  cidrContains,
  isNetworkOrBroadcast,
  nthAddress,
  parseCidr,
} from '../../model/ip.ts';
import type { Topology } from '../../model/topology.ts';

/** So many addresses are tried before a network counts as full. */
const mostTried = 70_000;

/** Every address that something of the design has, in its one spelling. */
export function takenAddresses(topology: Topology): Set<string> {
  const texts = [
    ...topology.hosts.flatMap((host) => host.addresses),
    ...topology.endpoints.map((endpoint) => ('address' in endpoint ? endpoint.address : '')),
    ...topology.network.dnsServers,
  ];
  return new Set(texts.flatMap((text) => canonicalIp(String(text)) ?? []));
}

/**
 * The next address of a network that nobody has, from the one after `from` up and then from the
 * start; undefined if it is full or no network. Leaves out the network's own and its broadcast
 * address, and what DHCP hands out.
 */
export function nextFreeAddress(
  cidr: string,
  taken: ReadonlySet<string>,
  dhcpRanges: readonly string[],
  from?: string,
): string | undefined {
  const first = nthAddress(cidr, 0);
  if (first === undefined) return undefined;
  let at: string | undefined = from === undefined ? first : addressAfter(from);
  let wrapped = from === undefined;
  for (let tried = 0; tried < mostTried; tried += 1) {
    if (at === undefined || !cidrContains(cidr, at)) {
      if (wrapped) return undefined;
      wrapped = true;
      at = first;
    }
    const free =
      !taken.has(at) &&
      !isNetworkOrBroadcast(cidr, at) &&
      !dhcpRanges.some((range) => rangeContains(range, at ?? ''));
    if (free) return at;
    at = addressAfter(at);
  }
  return undefined;
}

/**
 * The smallest host subnet of the design that holds an address and reaches a place: it belongs to
 * no domain, or to one of those around the place (innermost first, as ids).
 */
export function subnetFor(
  { network }: Topology,
  address: string,
  around: readonly string[],
): string | undefined {
  let best: { cidr: string; prefixLength: number } | undefined;
  for (const { cidr, failureDomain } of network.hostSubnets) {
    const read = parseCidr(cidr);
    if (read === undefined || !cidrContains(cidr, address)) continue;
    if (failureDomain !== undefined && !around.includes(failureDomain)) continue;
    if (best === undefined || read.prefixLength > best.prefixLength) {
      best = { cidr, prefixLength: read.prefixLength };
    }
  }
  return best?.cidr;
}
