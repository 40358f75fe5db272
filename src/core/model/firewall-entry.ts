/** What an entry of a declared firewall lets through: a range of ports, or all of VRRP. */
export type FirewallEntry =
  | { readonly protocol: 'tcp' | 'udp'; readonly first: number; readonly last: number }
  | { readonly protocol: 'vrrp' };

const PORTS = /^(tcp|udp)\/(\d{1,5})(?:-(\d{1,5}))?$/;

/** Reads `tcp/6443`, `udp/8472-8480` or `vrrp`; undefined for anything else. */
export function parseFirewallEntry(text: string): FirewallEntry | undefined {
  const entry = text.trim().toLowerCase();
  if (entry === 'vrrp') return { protocol: 'vrrp' };
  const match = PORTS.exec(entry);
  if (match === null) return undefined;
  const first = Number(match[2]);
  const last = Number(match[3] ?? match[2]);
  if (first < 1 || last > 65_535 || first > last) return undefined;
  return { protocol: match[1] === 'udp' ? 'udp' : 'tcp', first, last };
}

/** Whether one of the entries lets connections to a TCP port through. */
export function allowsTcp(entries: readonly string[], port: number): boolean {
  return entries.some((text) => {
    const entry = parseFirewallEntry(text);
    return entry?.protocol === 'tcp' && entry.first <= port && port <= entry.last;
  });
}

export function allowsVrrp(entries: readonly string[]): boolean {
  return entries.some((text) => parseFirewallEntry(text)?.protocol === 'vrrp');
}

/** The entries without some TCP ports: a range around them falls into two. */
export function withoutTcp(entries: readonly string[], from: number, to: number): string[] {
  return entries.flatMap((text) => {
    const entry = parseFirewallEntry(text);
    if (entry?.protocol !== 'tcp' || entry.last < from || entry.first > to) return [text];
    return [
      ...portRange(entry.first, Math.min(entry.last, from - 1)),
      ...portRange(Math.max(entry.first, to + 1), entry.last),
    ];
  });
}

function portRange(first: number, last: number): string[] {
  if (first > last) return [];
  return [first === last ? `tcp/${first}` : `tcp/${first}-${last}`];
}
