import ipaddr from 'ipaddr.js';

export type IpFamily = 'IPv4' | 'IPv6';

/** A network with its address bits beyond the prefix cleared. */
export interface Cidr {
  readonly text: string;
  readonly family: IpFamily;
  readonly prefixLength: number;
}

type Address = ReturnType<typeof ipaddr.parse>;

/** Texts that are remembered: some for each host of a large design. */
const mostRemembered = 10_000;

/**
 * The same function, which remembers its answers: every rule asks about the same few texts. Full, it
 * starts anew.
 */
function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const answer = read(text);
    if (known.size >= mostRemembered) known.clear();
    known.set(text, answer);
    return answer;
  };
}

interface ReadAddress {
  readonly address: Address;
  readonly family: IpFamily;
  readonly canonical: string;
}

const parse = remembering((text: string): ReadAddress | undefined => {
  // ipaddr.js also reads the shorthand of inet_aton (10.1, 0x7f.1); no config file means those.
  const dotted = ipaddr.IPv4.isValidFourPartDecimal(text);
  const colons = text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text);
  if (!dotted && !colons) return undefined;
  const address = ipaddr.parse(text);
  const family = address.kind() === 'ipv4' ? 'IPv4' : 'IPv6';
  return { address, family, canonical: address.toString() };
});

/** The family of an address, or undefined if the text is no address. */
export function ipFamily(text: string): IpFamily | undefined {
  return parse(text)?.family;
}

/** One spelling for each address (RFC 5952 for IPv6), or undefined if the text is no address. */
export function canonicalIp(text: string): string | undefined {
  return parse(text)?.canonical;
}

interface ReadCidr extends Cidr {
  readonly base: Address;
}

const readCidr = remembering((text: string): ReadCidr | undefined => {
  const slash = text.indexOf('/');
  if (slash < 0 || !/^\d{1,3}$/.test(text.slice(slash + 1))) return undefined;
  const family = parse(text.slice(0, slash))?.family;
  const prefixLength = Number(text.slice(slash + 1));
  if (family === undefined || prefixLength > (family === 'IPv4' ? 32 : 128)) return undefined;
  const base =
    family === 'IPv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(text)
      : ipaddr.IPv6.networkAddressFromCIDR(text);
  return { text: `${base.toString()}/${prefixLength}`, family, prefixLength, base };
});

/** Reads `address/length`; undefined if it is none. Host bits are cleared. */
export function parseCidr(text: string): Cidr | undefined {
  const network = readCidr(text);
  if (network === undefined) return undefined;
  return { text: network.text, family: network.family, prefixLength: network.prefixLength };
}

/** Whether the network holds the address; false if either is none or the families differ. */
export function cidrContains(cidr: string, ip: string): boolean {
  const network = readCidr(cidr);
  const read = parse(ip);
  if (network === undefined || read?.family !== network.family) return false;
  return read.address.match(network.base, network.prefixLength);
}

/** Whether two networks share an address; false if either is none. */
export function cidrsOverlap(left: string, right: string): boolean {
  const a = parseCidr(left);
  const b = parseCidr(right);
  if (a === undefined || b === undefined || a.family !== b.family) return false;
  const [wide, narrow] = a.prefixLength <= b.prefixLength ? [a, b] : [b, a];
  return cidrContains(wide.text, narrow.text.slice(0, narrow.text.indexOf('/')));
}

/** RFC 5737, RFC 3849, RFC 9637: for examples, where they stand for addresses hosts own. */
const documentationNetworks = [
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
  '3fff::/20',
];

const notOfOneHost: readonly string[] = [
  'unspecified',
  'loopback',
  'multicast',
  'broadcast',
  'reserved',
  'linkLocal',
];

/**
 * Whether a host can own the address: unicast, not unspecified, loopback, link-local, multicast,
 * broadcast or reserved. Private, unique-local and documentation addresses are fine.
 */
export function isUnicastHostAddress(text: string): boolean {
  const range = parse(text)?.address.range();
  if (range === undefined) return false;
  return (
    !notOfOneHost.includes(range) ||
    documentationNetworks.some((network) => cidrContains(network, text))
  );
}

/** Whether the address is the network or (IPv4) broadcast address of the network that holds it. */
export function isNetworkOrBroadcast(cidr: string, ip: string): boolean {
  const network = parseCidr(cidr);
  if (network === undefined || !cidrContains(cidr, ip)) return false;
  if (network.family === 'IPv4' && network.prefixLength >= 31) return false;
  if (network.family === 'IPv6' && network.prefixLength >= 127) return false;
  const first = network.text.slice(0, network.text.indexOf('/'));
  const same = canonicalIp(ip) === canonicalIp(first);
  return network.family === 'IPv6'
    ? same
    : same || canonicalIp(ip) === ipaddr.IPv4.broadcastAddressFromCIDR(network.text).toString();
}

/** The `n`-th address of a network (0 is its network address); undefined if it has none such. */
export function nthAddress(cidr: string, n: number): string | undefined {
  const network = parseCidr(cidr);
  if (network === undefined) return undefined;
  const bytes = ipaddr.parse(network.text.slice(0, network.text.indexOf('/'))).toByteArray();
  let carry = n;
  for (let i = bytes.length - 1; i >= 0 && carry > 0; i -= 1) {
    const sum = (bytes[i] ?? 0) + carry;
    bytes[i] = sum % 256;
    carry = Math.floor(sum / 256);
  }
  const address = ipaddr.fromByteArray(bytes).toString();
  return carry === 0 && cidrContains(network.text, address) ? address : undefined;
}
