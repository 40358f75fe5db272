import { canonicalIp, ipFamily, parseCidr } from '../model/ip.ts';
import { message, type Localized, type Message } from '../model/message.ts';
import type { Host, Topology } from '../model/topology.ts';
import type { Command } from './command.ts';
import { nextFreeAddress, takenAddresses } from './parts/free-addresses.ts';

const texts = {
  label: {
    en: 'Assign addresses of {cidr} to {count} hosts',
    zh: '为 {count} 台主机分配 {cidr} 的地址',
  },
  none: {
    en: 'This is no network. Write it as 10.0.1.0/24 or fd00:1::/64.',
    zh: '这不是网络。请写成 10.0.1.0/24 或 fd00:1::/64。',
  },
  full: {
    en: '{cidr} has only {count} free addresses for {wanted} hosts. Choose a larger network or fewer hosts.',
    zh: '{cidr} 只有 {count} 个空闲地址，而主机有 {wanted} 台。请选择更大的网络或更少的主机。',
  },
} satisfies Record<string, Localized>;

/** What an assignment makes of one host. */
export interface AssignedAddress {
  readonly host: Host;
  /** Its address of the network's family before, if it had one. */
  readonly before: string | undefined;
  /** Undefined: it keeps the one it has. */
  readonly after: string | undefined;
}

export type AddressPlan =
  | { readonly ok: true; readonly hosts: readonly AssignedAddress[]; readonly command: Command }
  | { readonly ok: false; readonly problem: Message };

/**
 * Gives hosts the free addresses of a network, in the order of the document. A host that has an
 * address of the network's family keeps it, or with `replace` gets another in its place; one that
 * has the other family's gets this one behind it. What anything else of the design has, and what
 * DHCP hands out, is left out.
 */
export function planAddresses(
  topology: Topology,
  hostIds: ReadonlySet<string>,
  text: string,
  replace: boolean,
): AddressPlan {
  const network = parseCidr(text.trim());
  if (network === undefined) return { ok: false, problem: message(texts.none) };
  const chosen = topology.hosts.filter(({ id }) => hostIds.has(id));
  const own = (host: Host): string | undefined =>
    host.addresses.find((address) => ipFamily(address) === network.family);
  const needs = (host: Host): boolean => replace || own(host) === undefined;
  const taken = takenAddresses(topology);
  for (const host of chosen.filter(needs)) taken.delete(canonicalIp(own(host) ?? '') ?? '');

  const hosts: AssignedAddress[] = [];
  const commands: Command[] = [];
  let last: string | undefined;
  for (const host of chosen) {
    const before = own(host);
    if (!needs(host)) {
      hosts.push({ host, before, after: undefined });
      continue;
    }
    const after = nextFreeAddress(network.text, taken, topology.network.dhcpRanges, last);
    if (after === undefined) {
      const wanted = chosen.filter(needs).length;
      const data = { cidr: network.text, count: commands.length, wanted };
      return { ok: false, problem: message(texts.full, data) };
    }
    last = after;
    taken.add(after);
    hosts.push({ host, before, after });
    const addresses =
      before === undefined
        ? [...host.addresses.filter((address) => address !== ''), after]
        : host.addresses.map((address) => (address === before ? after : address));
    commands.push({
      type: 'update-element',
      collection: 'hosts',
      id: host.id,
      patch: { addresses },
    });
  }
  const label = message(texts.label, { cidr: network.text, count: commands.length });
  return { ok: true, hosts, command: { type: 'batch', label, commands } };
}
