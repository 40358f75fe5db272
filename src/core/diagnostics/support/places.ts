import { domainChain, hostsBelow, type TopologyIndex } from '../../graph/topology-index.ts';
import type { FailureDomain, FailureDomainKind } from '../../model/topology.ts';
import type { Draft } from './draft.ts';

/**
 * Where a host may stand. One that stands in a rack and moves to another zone goes into a rack there,
 * not into none: what is not drawn counts as private and never shared, so the design would look
 * safer for saying less.
 */

/** Kinds of the domain and of those above it. */
export function kindsAround(
  index: TopologyIndex,
  domain: string | undefined,
): ReadonlySet<FailureDomainKind> {
  return new Set(domainChain(index, domain).map(({ kind }) => kind));
}

/** Domains that hosts stand in or could: with hosts of their own, or with no domain inside. */
export function standingPlaces(
  index: TopologyIndex,
  kinds: ReadonlySet<FailureDomainKind>,
): FailureDomain[] {
  return index.topology.failureDomains.filter(({ id }) => {
    if (!index.hostsIn.has(id) && index.domainsIn.has(id)) return false;
    const around = kindsAround(index, id);
    return [...kinds].every((kind) => around.has(kind));
  });
}

/**
 * The place inside a domain (or the domain itself) with as many kinds of domain around it as around
 * `like` and the fewest hosts in it. Domains that are missing for that are drawn.
 */
export function innerPlace(draft: Draft, domain: string, like: string | undefined): string {
  const { index } = draft;
  const outer = kindsAround(index, domain);
  const own = rankOf(index.domains.get(domain)?.kind);
  const missing = domainChain(index, like)
    .map(({ kind }) => kind)
    // What goes around the domain itself (a region) is not asked for inside it.
    .filter((kind) => !outer.has(kind) && rankOf(kind) > own)
    .toReversed();
  const [emptiest] = standingPlaces(index, new Set([...outer, ...missing]))
    .filter(({ id }) => domainChain(index, id).some((around) => around.id === domain))
    .map(({ id }) => ({ id, hosts: hostsBelow(index, id).length }))
    .toSorted((a, b) => a.hosts - b.hosts);
  return (
    emptiest?.id ??
    missing.reduce(
      (parent, kind) => draft.create({ type: 'add-failure-domain', kind, parent }),
      domain,
    )
  );
}

const order: readonly FailureDomainKind[] = [
  'region',
  'zone',
  'power',
  'switch',
  'rack',
  'hypervisor',
];

function rankOf(kind: FailureDomainKind | undefined): number {
  return kind === undefined ? -1 : order.indexOf(kind);
}
