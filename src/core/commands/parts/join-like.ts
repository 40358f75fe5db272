import type { Topology } from '../../model/topology.ts';
import { addLinks, type NewLink } from '../edit.ts';

/**
 * Links copies as their originals are: what led from or to an original leads from or to its copy as
 * well, also between a copy and the originals beside it; an endpoint that an original is a member
 * of, or a cloud load balancer that stands in its zone, takes the copy too.
 */
export function joinLike(
  before: Topology,
  after: Topology,
  copies: ReadonlyMap<string, string>,
): Topology {
  const known = new Set(after.links.map(({ kind, from, to }) => `${kind} ${from} ${to}`));
  const links: NewLink[] = [];
  const direct = new Set(
    before.endpoints.flatMap(({ id, kind }) => (kind === 'direct' ? [id] : [])),
  );
  for (const link of before.links) {
    // It has room for one master.
    if (direct.has(link.from)) continue;
    const from = copies.get(link.from) ?? link.from;
    const to = copies.get(link.to) ?? link.to;
    const pairs = [
      [from, to],
      [link.from, to],
      [from, link.to],
    ] as const;
    for (const [start, end] of pairs) {
      const key = `${link.kind} ${start} ${end}`;
      if (known.has(key)) continue;
      known.add(key);
      links.push(
        link.kind === 'forwards'
          ? { kind: link.kind, from: start, to: end, mode: link.mode }
          : { kind: link.kind, from: start, to: end },
      );
    }
  }
  const joined = (members: readonly string[]): string[] => [
    ...members,
    ...members.flatMap((id) => {
      const copy = copies.get(id);
      return copy === undefined || members.includes(copy) ? [] : [copy];
    }),
  ];
  const old = new Set(before.endpoints.map(({ id }) => id));
  const endpoints = after.endpoints.map((endpoint) => {
    if (!old.has(endpoint.id)) return endpoint;
    if (endpoint.kind === 'cloud-lb') return { ...endpoint, zones: joined(endpoint.zones) };
    return endpoint.kind === 'vip' || endpoint.kind === 'kube-vip'
      ? { ...endpoint, members: joined(endpoint.members) }
      : endpoint;
  });
  return addLinks({ ...after, endpoints }, links);
}
