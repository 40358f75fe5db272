import ipaddr from 'ipaddr.js';
import { canonicalIp, ipFamily, type IpFamily } from '../../src/core/model/ip.ts';
import type { LabDesign } from './design.ts';
import { LabError } from './lab-error.ts';

/** The one layer-2 segment that all hosts of the lab share. */
export interface Segment {
  /** An address of a host or an endpoint, with the length of its network's prefix. */
  readonly withPrefix: (address: string) => string;
  /** Addresses of the n-th client, one of each family that hosts have, with prefix lengths. */
  readonly client: (place: number) => readonly string[];
}

interface Network {
  readonly prefixLength: number;
  /** Addresses for clients, none of them in use. */
  readonly free: readonly string[];
}

/** The network at the start, and how large it may become. */
const sizes = {
  IPv4: { bits: 32, first: 24, largest: 8 },
  IPv6: { bits: 128, first: 64, largest: 32 },
} as const;

const families = ['IPv4', 'IPv6'] as const;

/**
 * For each family the smallest network, /24 or /64 or larger, that holds all addresses of hosts and
 * of endpoints. Throws LabError where there is none.
 */
export function segmentOf({ name, site, topology }: LabDesign): Segment {
  const endpoints = topology.endpoints.flatMap((endpoint) =>
    'address' in endpoint && typeof endpoint.address === 'string' ? [endpoint.address] : [],
  );
  const used = [...site.hosts.flatMap(({ addresses }) => addresses), ...endpoints];
  const networks = new Map<IpFamily, Network>();
  for (const family of families) {
    const own = used.filter((address) => ipFamily(address) === family);
    if (own.length > 0) networks.set(family, networkOf(name, family, own));
  }
  if (networks.size === 0) throw new LabError(`${name}: no host has an address.`);
  return {
    withPrefix(address) {
      const family = ipFamily(address);
      const network = family === undefined ? undefined : networks.get(family);
      return `${address}/${network?.prefixLength ?? 0}`;
    },
    client: (place) =>
      [...networks.values()].map(({ free, prefixLength }) => {
        const address = free[place];
        if (address === undefined) {
          throw new LabError(`${name}: its network has no address left for a client.`);
        }
        return `${address}/${prefixLength}`;
      }),
  };
}

function networkOf(name: string, family: IpFamily, addresses: readonly string[]): Network {
  const { bits, first, largest } = sizes[family];
  const numbers = addresses.map(toNumber);
  let prefixLength: number = first;
  const hostBits = (): bigint => BigInt(bits - prefixLength);
  const network = (): Set<bigint> => new Set(numbers.map((number) => number >> hostBits()));
  while (network().size > 1) prefixLength -= 1;
  if (prefixLength < largest) {
    throw new LabError(`${name}: its hosts share no ${family} network of /${largest} or smaller.`);
  }
  const [base = 0n] = network();
  const start = base << hostBits();
  const taken = new Set(numbers);
  const free: string[] = [];
  for (let at = start + (1n << hostBits()) - 2n; free.length < 8 && at > start; at -= 1n) {
    if (!taken.has(at)) free.push(toText(at, bits));
  }
  return { prefixLength, free };
}

function toNumber(address: string): bigint {
  const bytes = ipaddr.parse(address).toByteArray();
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function toText(number: bigint, bits: number): string {
  const bytes = Array.from({ length: bits / 8 }, (_, at) =>
    Number((number >> BigInt(bits - 8 * (at + 1))) & 255n),
  );
  const text = ipaddr.fromByteArray(bytes).toString();
  return canonicalIp(text) ?? text;
}
