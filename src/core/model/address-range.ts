import ipaddr from 'ipaddr.js';
import { canonicalIp, ipFamily, parseCidr } from './ip.ts';

/** A row of addresses of one family, both ends included. */
export interface AddressRange {
  readonly first: string;
  readonly last: string;
}

/** Reads a network, or two addresses with a dash between them; undefined for anything else. */
export function parseAddressRange(text: string): AddressRange | undefined {
  const network = parseCidr(text.trim());
  if (network !== undefined) {
    const first = network.text.slice(0, network.text.indexOf('/'));
    const bits = (network.family === 'IPv4' ? 32 : 128) - network.prefixLength;
    return { first, last: fromNumber(toNumber(first) + 2n ** BigInt(bits) - 1n, first) };
  }
  const [from = '', to = '', ...more] = text.split('-').map((end) => end.trim());
  const [first, last] = [canonicalIp(from), canonicalIp(to)];
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  if (ipFamily(first) !== ipFamily(last) || toNumber(first) > toNumber(last)) return undefined;
  return { first, last };
}

/** Whether the range holds the address; false if either cannot be read. */
export function rangeContains(text: string, address: string): boolean {
  const range = parseAddressRange(text);
  const ip = canonicalIp(address);
  if (range === undefined || ip === undefined || ipFamily(ip) !== ipFamily(range.first)) {
    return false;
  }
  return toNumber(range.first) <= toNumber(ip) && toNumber(ip) <= toNumber(range.last);
}

/** The range without one address of it, as the ranges before and behind that address. */
export function rangeWithout(text: string, address: string): string[] {
  const range = parseAddressRange(text);
  const ip = canonicalIp(address);
  if (range === undefined || ip === undefined || !rangeContains(text, ip)) return [text];
  const at = toNumber(ip);
  return [
    ...(at > toNumber(range.first) ? [`${range.first}-${fromNumber(at - 1n, ip)}`] : []),
    ...(at < toNumber(range.last) ? [`${fromNumber(at + 1n, ip)}-${range.last}`] : []),
  ];
}

function toNumber(address: string): bigint {
  return ipaddr
    .parse(address)
    .toByteArray()
    .reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

/** The address of that number in the family of another. */
function fromNumber(number: bigint, like: string): string {
  const length = ipFamily(like) === 'IPv4' ? 4 : 16;
  const bytes = Array.from({ length }, (_, at) =>
    Number((number >> BigInt(8 * (length - 1 - at))) & 255n),
  );
  return ipaddr.fromByteArray(bytes).toString();
}

/** The address behind another, of the same family; undefined for none and behind the last one. */
export function addressAfter(address: string): string | undefined {
  const ip = canonicalIp(address);
  if (ip === undefined) return undefined;
  const next = toNumber(ip) + 1n;
  return next < 2n ** (ipFamily(ip) === 'IPv4' ? 32n : 128n) ? fromNumber(next, ip) : undefined;
}
