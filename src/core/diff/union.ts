import { usedIds } from '../model/ids.ts';
import { findIntegrityIssues } from '../model/integrity.ts';
import {
  elementCollections,
  type ElementCollection,
  type Endpoint,
  type Link,
  type Placement,
  type Topology,
} from '../model/topology.ts';
import type { TopologyDiff } from './diff-topologies.ts';

/**
 * The second document with what only the first one has: the picture on which a difference is drawn.
 * What was removed keeps the place it had; a VIP lists its former members behind its own. What would
 * contradict the second document (a link whose end is another kind by now) is left out. It is for
 * drawing alone, as it is no design that anybody made.
 */
export function unionOf(before: Topology, after: Topology, diff: TopologyDiff): Topology {
  if (diff.elements.length === 0) return after;
  const used = usedIds(after);
  const removed = new Set(
    diff.elements.flatMap(({ id, change }) => (change === 'removed' && !used.has(id) ? [id] : [])),
  );
  const ghosts = <T extends { readonly id: string }>(old: readonly T[]): T[] =>
    old.filter(({ id }) => removed.has(id));
  const layout: Record<string, Placement> = { ...after.layout };
  for (const [id, placement] of Object.entries(before.layout)) {
    if (removed.has(id) && !Object.hasOwn(layout, id)) layout[id] = placement;
  }
  let union: Topology = {
    ...after,
    failureDomains: [...after.failureDomains, ...ghosts(before.failureDomains)],
    hosts: [...after.hosts, ...ghosts(before.hosts)],
    components: [...after.components, ...ghosts(before.components)],
    etcdClusters: [...after.etcdClusters, ...ghosts(before.etcdClusters)],
    endpoints: [
      ...withFormerMembers(before.endpoints, after.endpoints),
      ...ghosts(before.endpoints),
    ],
    links: [...after.links, ...ghosts<Link>(before.links)],
    layout,
  };
  // What is left out may have held up something else, so it is looked at again.
  for (;;) {
    const faults = faultsOf(union);
    const next = faults.reduceRight((kept, fault) => without(kept, after, fault), union);
    if (next === union) return union;
    union = next;
  }
}

/** A list of the document, a place in it, and where the fault is a member of a VIP, which one. */
interface Fault {
  readonly collection: ElementCollection;
  readonly at: number;
  readonly member: number | undefined;
}

/** Each once, in the order of the lists. */
function faultsOf(union: Topology): Fault[] {
  const faults = new Map<string, Fault>();
  for (const { path } of findIntegrityIssues(union)) {
    const [key, list, at, member] = /^(\w+)\[(\d+)\](?:\.members\[(\d+)\](?=$))?/.exec(path) ?? [];
    const collection = elementCollections.find((each) => each === list);
    if (key === undefined || collection === undefined) continue;
    faults.set(key, {
      collection,
      at: Number(at),
      member: member === undefined ? undefined : Number(member),
    });
  }
  return [...faults.values()];
}

/** Takes out what the first document has brought in. */
function without(union: Topology, after: Topology, { collection, at, member }: Fault): Topology {
  if (at >= after[collection].length) {
    return { ...union, [collection]: union[collection].filter((_, place) => place !== at) };
  }
  const endpoint = union.endpoints[at];
  if (endpoint === undefined || member === undefined) return union;
  const members = membersOf(endpoint).filter((_, place) => place !== member);
  return { ...union, endpoints: union.endpoints.with(at, { ...endpoint, members } as Endpoint) };
}

function withFormerMembers(before: readonly Endpoint[], after: readonly Endpoint[]): Endpoint[] {
  const old = new Map(before.map((endpoint) => [endpoint.id, endpoint]));
  return after.map((endpoint) => {
    const former = membersOf(old.get(endpoint.id)).filter(
      (member) => !membersOf(endpoint).includes(member),
    );
    if (former.length === 0 || !('members' in endpoint)) return endpoint;
    return { ...endpoint, members: [...membersOf(endpoint), ...former] } as Endpoint;
  });
}

/** The members of a VIP or kube-vip endpoint; none of any other. */
export function membersOf(endpoint: Endpoint | undefined): readonly string[] {
  return endpoint?.kind === 'vip' || endpoint?.kind === 'kube-vip' ? endpoint.members : [];
}
