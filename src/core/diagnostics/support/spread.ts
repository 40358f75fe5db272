import { domainOfKind, failureTolerance, hostOf, votersOf } from '../../graph/topology-index.ts';
import type { Component, EtcdCluster, FailureDomainKind, Host } from '../../model/topology.ts';
import { domainsOfKind, groupByDomain } from './domains.ts';
import type { Draft } from './draft.ts';
import { innerPlace } from './places.ts';

/**
 * Moves hosts of the components from the fullest domain of a kind to the emptiest until no domain
 * holds more than `most` of them. Refuses the draft if the domains that are drawn cannot do it.
 */
export function spreadHosts(
  draft: Draft,
  componentsNow: () => readonly Component[],
  kind: FailureDomainKind,
  most: number,
): void {
  const limit = componentsNow().length;
  for (let moves = 0; moves <= limit && !draft.refused; moves += 1) {
    const components = componentsNow();
    const { groups } = groupByDomain(draft.index, components, kind);
    const fullest = groups.toSorted((a, b) => b.members.length - a.members.length)[0];
    if (fullest === undefined || fullest.members.length <= most) return;
    const counts = new Map(groups.map(({ domain, members }) => [domain.id, members.length]));
    const parent = fullest.domain.parent;
    const target = domainsOfKind(draft.index, kind)
      .filter((domain) => (counts.get(domain.id) ?? 0) < most)
      .toSorted(
        (a, b) =>
          (counts.get(a.id) ?? 0) - (counts.get(b.id) ?? 0) ||
          Number(b.parent === parent) - Number(a.parent === parent),
      )[0];
    const component = fullest.members.at(-1);
    const host = component === undefined ? undefined : hostOf(draft.index, component);
    if (target === undefined || host === undefined) {
      draft.refuse();
      return;
    }
    moveHost(draft, host, target.id);
  }
}

/** Spreads the voters so that the loss of one domain of the kind leaves a quorum. */
export function spreadVoters(draft: Draft, cluster: EtcdCluster, kind: FailureDomainKind): void {
  const now = (): readonly Component[] => {
    const current = draft.index.clusters.get(cluster.id);
    return current === undefined ? [] : votersOf(draft.index, current);
  };
  spreadHosts(draft, now, kind, failureTolerance(now().length));
}

/** Adds zones beside those drawn until there are as many as asked for. */
export function ensureZones(draft: Draft, count: number): void {
  const zones = domainsOfKind(draft.index, 'zone');
  const parent = zones[0]?.parent;
  for (let n = zones.length; n < count; n += 1) {
    draft.run({
      type: 'add-failure-domain',
      kind: 'zone',
      ...(parent === undefined ? {} : { parent }),
    });
  }
}

/** Moves the host of a component; does nothing if it already stands directly in that domain. */
export function moveHostOf(draft: Draft, component: Component, domain: string): void {
  const host = hostOf(draft.index, component);
  if (host === undefined || host.failureDomain === domain) return;
  moveHost(draft, host, domain);
}

function moveHost(draft: Draft, host: Host, domain: string): void {
  const failureDomain = innerPlace(draft, domain, host.failureDomain);
  draft.run({ type: 'move-host', host: host.id, failureDomain });
}

/** The zone a component stands in, by id. */
export function zoneIdOf(draft: Draft, component: Component): string | undefined {
  const host = hostOf(draft.index, component);
  return host === undefined ? undefined : domainOfKind(draft.index, host, 'zone')?.id;
}
