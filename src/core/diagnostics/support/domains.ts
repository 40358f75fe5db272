import {
  domainChain,
  domainOfKind,
  hostOf,
  type TopologyIndex,
} from '../../graph/topology-index.ts';
import type {
  Component,
  ComponentKind,
  FailureDomain,
  FailureDomainKind,
  Host,
} from '../../model/topology.ts';

/** Components by the domain of one kind they stand in. */
export interface Grouping<T extends Component> {
  /** In the order of the first member. Domains that hold none are absent. */
  readonly groups: readonly { readonly domain: FailureDomain; readonly members: readonly T[] }[];
  /** Those above which no such domain is drawn: each has a private one. */
  readonly outside: readonly T[];
}

export function groupByDomain<T extends Component>(
  index: TopologyIndex,
  components: readonly T[],
  kind: FailureDomainKind,
): Grouping<T> {
  const groups = new Map<FailureDomain, T[]>();
  const outside: T[] = [];
  for (const component of components) {
    const host = hostOf(index, component);
    const domain = host === undefined ? undefined : domainOfKind(index, host, kind);
    const group = domain === undefined ? outside : groups.get(domain);
    if (group !== undefined) group.push(component);
    else if (domain !== undefined) groups.set(domain, [component]);
  }
  return {
    groups: Array.from(groups, ([domain, members]) => ({ domain, members })),
    outside,
  };
}

export interface Occupied<T extends Component> {
  readonly domain: FailureDomain;
  readonly members: readonly T[];
}

/**
 * Every domain of the kinds that holds some of the components, at whatever depth, with those it
 * holds. Of nested domains that hold the very same ones only the innermost is given: it is the one
 * to change, and the others would say the same again.
 */
export function occupiedDomains<T extends Component>(
  index: TopologyIndex,
  components: readonly T[],
  kinds: readonly FailureDomainKind[],
): Occupied<T>[] {
  const held = new Map<FailureDomain, T[]>();
  for (const component of components) {
    for (const domain of domainChain(index, hostOf(index, component)?.failureDomain)) {
      if (!kinds.includes(domain.kind)) continue;
      const members = held.get(domain);
      if (members === undefined) held.set(domain, [component]);
      else members.push(component);
    }
  }
  const repeated = new Set<FailureDomain>();
  for (const [domain, members] of held) {
    for (const above of domainChain(index, domain.parent)) {
      if (held.get(above)?.length === members.length) repeated.add(above);
    }
  }
  return [...held]
    .filter(([domain]) => !repeated.has(domain))
    .map(([domain, members]) => ({ domain, members }));
}

/** Hosts of components, each once, in the order of the components. */
export function hostsOf(index: TopologyIndex, components: readonly Component[]): Host[] {
  const hosts = components.flatMap((component) => hostOf(index, component) ?? []);
  return [...new Set(hosts)];
}

/** What the API needs: load balancers, control planes, etcd members. Workers may all be lost. */
export function apiComponents(index: TopologyIndex): Component[] {
  return index.topology.components.filter(({ kind }) => kind !== 'worker');
}

/** The zone that holds everything the API needs, or undefined if no single one does. */
export function onlyZone(index: TopologyIndex): FailureDomain | undefined {
  const { groups, outside } = groupByDomain(index, apiComponents(index), 'zone');
  return outside.length === 0 && groups.length === 1 ? groups[0]?.domain : undefined;
}

/** Domains of a kind in document order. */
export function domainsOfKind(index: TopologyIndex, kind: FailureDomainKind): FailureDomain[] {
  return index.topology.failureDomains.filter((domain) => domain.kind === kind);
}

const fewest = new WeakMap<TopologyIndex, Map<ComponentKind, FailureDomain | undefined>>();

/** The zone with the fewest components of a kind, remembered, as every host without one asks. */
export function zoneWithFewest(
  index: TopologyIndex,
  kind: ComponentKind,
): FailureDomain | undefined {
  const known = fewest.get(index) ?? new Map<ComponentKind, FailureDomain | undefined>();
  fewest.set(index, known);
  if (!known.has(kind)) {
    const peers = index.topology.components.filter((component) => component.kind === kind);
    const { groups } = groupByDomain(index, peers, 'zone');
    const held = new Map(groups.map(({ domain, members }) => [domain, members.length]));
    known.set(
      kind,
      domainsOfKind(index, 'zone').toSorted((a, b) => (held.get(a) ?? 0) - (held.get(b) ?? 0))[0],
    );
  }
  return known.get(kind);
}
