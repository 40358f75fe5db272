import { parseCidr } from '../../src/core/model/ip.ts';
import type { LabDesign } from './design.ts';
import { LabError } from './lab-error.ts';

/** IPv4 as a number. */
function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function toText(number: number): string {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
}

export interface Segment {
  readonly prefixLength: number;
  /** Addresses for observers, none of them in use. */
  readonly free: readonly string[];
}

/**
 * The one layer-2 segment that all hosts of the lab share: the smallest IPv4 network that holds all
 * of their addresses and those of the endpoints, /24 or larger. Throws LabError where there is none.
 */
export function segmentOf({ name, site, topology }: LabDesign): Segment {
  const endpoints = topology.endpoints.flatMap((endpoint) =>
    'address' in endpoint && typeof endpoint.address === 'string' ? [endpoint.address] : [],
  );
  const used = [...site.hosts.flatMap(({ addresses }) => addresses), ...endpoints].filter(
    (address) => /^\d+\.\d+\.\d+\.\d+$/.test(address),
  );
  const numbers = used.map(toNumber);
  if (numbers.length === 0) throw new LabError(`${name}: no host has an IPv4 address.`);
  let prefixLength = 24;
  const network = (): Set<number> =>
    new Set(numbers.map((number) => Math.floor(number / 2 ** (32 - prefixLength))));
  while (network().size > 1) prefixLength -= 1;
  if (prefixLength < 8) throw new LabError(`${name}: its hosts share no network of /8 or smaller.`);
  const [base = 0] = network();
  const size = 2 ** (32 - prefixLength);
  const taken = new Set(numbers);
  const free: string[] = [];
  for (let at = base * size + size - 2; free.length < 8 && at > base * size; at -= 1) {
    if (!taken.has(at)) free.push(toText(at));
  }
  if (parseCidr(`${free[0] ?? ''}/${prefixLength}`) === undefined) {
    throw new LabError(`${name}: its network has no address left for a client.`);
  }
  return { prefixLength, free };
}
