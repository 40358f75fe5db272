import { kindsAround, standingPlaces } from '../diagnostics/support/places.ts';
import { domainChain, type TopologyIndex } from '../graph/topology-index.ts';
import type { Component, FailureDomain, FailureDomainKind, Host } from '../model/topology.ts';

/** How many places are tried for one host. */
const mostPlaces = 12;

/**
 * The places a host could move to: other domains with as many kinds of domain around them, those
 * that hold the least first, and of alike ones one.
 */
export function placesForMove(index: TopologyIndex, host: Host): readonly string[] {
  if (host.failureDomain === undefined) return [];
  return differentPlaces(index, kindsAround(index, host.failureDomain), host.failureDomain);
}

/**
 * The places for a new host beside `peers`; a single `undefined` (the canvas) where there are none.
 */
export function placesForNew(
  index: TopologyIndex,
  peers: readonly Component[],
): readonly (string | undefined)[] {
  const around = peers.map(({ host }) => kindsAround(index, index.hosts.get(host)?.failureDomain));
  const [first = new Set<FailureDomainKind>(['zone'])] = around;
  const shared = [...first].filter((kind) => around.every((kinds) => kinds.has(kind)));
  const places = differentPlaces(index, new Set(shared));
  return places.length > 0 ? places : [undefined];
}

/** The name of a place for a label; empty for the canvas. */
export function placeName(index: TopologyIndex, place: string | undefined): string {
  return place === undefined ? '' : (index.domains.get(place)?.name ?? '');
}

function differentPlaces(
  index: TopologyIndex,
  kinds: ReadonlySet<FailureDomainKind>,
  except?: string,
): readonly string[] {
  const held = contents(index);
  const seen = new Set<string>();
  return standingPlaces(index, kinds)
    .filter(({ id }) => id !== except)
    .map(({ id }) => ({ id, ...likeness(index, held, id) }))
    .filter(({ key }) => !seen.has(key) && seen.add(key))
    .toSorted((a, b) => a.count - b.count)
    .slice(0, mostPlaces)
    .map(({ id }) => id);
}

/** What stands in each domain, at whatever depth: one line a component that the API needs. */
function contents(index: TopologyIndex): ReadonlyMap<FailureDomain, readonly string[]> {
  const held = new Map<FailureDomain, string[]>();
  for (const component of index.topology.components) {
    if (component.kind === 'worker') continue;
    for (const domain of domainChain(index, index.hosts.get(component.host)?.failureDomain)) {
      const line = makeOf(index, component);
      const lines = held.get(domain);
      if (lines === undefined) held.set(domain, [line]);
      else lines.push(line);
    }
  }
  for (const lines of held.values()) lines.sort();
  return held;
}

function likeness(
  index: TopologyIndex,
  held: ReadonlyMap<FailureDomain, readonly string[]>,
  place: string,
): { key: string; count: number } {
  const chain = domainChain(index, place);
  const key = chain.map((domain) => [
    domain.kind,
    domain.availability ?? '',
    ...(held.get(domain) ?? []),
  ]);
  const counts = chain.map((domain) => (held.get(domain) ?? []).length);
  // The outermost domain that tells them apart weighs most: the emptiest zone, in it the emptiest rack.
  const count = counts.reduceRight((sum, each) => sum * 1000 + each, 0);
  return { key: JSON.stringify(key), count };
}

/** What makes components alike: kind, role, links and figures, but not where they stand. */
export function makeOf(index: TopologyIndex, component: Component): string {
  const { id, kind, availability = '' } = component;
  const role =
    component.kind === 'load-balancer'
      ? [component.software, component.healthCheck, index.vipsOf.get(id)?.map((vip) => vip.id)]
      : [index.clusterOfMember.get(id)?.id, index.learners.has(id)];
  const links = [index.linksFrom.get(id)?.length ?? 0, index.linksTo.get(id)?.length ?? 0];
  return JSON.stringify([kind, availability, role, links]);
}
