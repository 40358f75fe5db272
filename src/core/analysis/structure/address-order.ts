import ipaddr from 'ipaddr.js';
import { nodeAddress, type TopologyIndex } from '../../graph/topology-index.ts';
import { canonicalIp } from '../../model/ip.ts';
import type { LoadBalancer } from '../../model/topology.ts';

/**
 * The load balancers of a VIP in the order in which they hold it: highest priority first; among
 * equal ones the higher node address wins (RFC 5798, 6.4.3). Where one of the equal ones has no
 * address of the same family to compare, they keep their order.
 */
export function holdingOrder(
  index: TopologyIndex,
  members: readonly LoadBalancer[],
): readonly LoadBalancer[] {
  const byPriority = new Map<number, LoadBalancer[]>();
  for (const member of members) {
    const equals = byPriority.get(member.priority);
    if (equals === undefined) byPriority.set(member.priority, [member]);
    else equals.push(member);
  }
  return [...byPriority]
    .toSorted(([a], [b]) => b - a)
    .flatMap(([, equals]) => (equals.length === 1 ? equals : byAddress(index, equals)));
}

function byAddress(
  index: TopologyIndex,
  members: readonly LoadBalancer[],
): readonly LoadBalancer[] {
  const keyed = members.map((member) => ({
    member,
    bytes: addressBytes(nodeAddress(index.hosts.get(member.host))),
  }));
  const length = keyed[0]?.bytes.length ?? 0;
  if (length === 0 || keyed.some(({ bytes }) => bytes.length !== length)) return members;
  return keyed.toSorted((a, b) => compareBytes(b.bytes, a.bytes)).map(({ member }) => member);
}

/** 4 or 16 bytes; none for a text that is no address. */
function addressBytes(text: string | undefined): readonly number[] {
  const canonical = text === undefined ? undefined : canonicalIp(text);
  return canonical === undefined ? [] : ipaddr.parse(canonical).toByteArray();
}

function compareBytes(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
