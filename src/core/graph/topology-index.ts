import type {
  Component,
  ControlPlane,
  Endpoint,
  EtcdCluster,
  EtcdMember,
  FailureDomain,
  FailureDomainKind,
  ForwardsLink,
  Host,
  Link,
  LoadBalancer,
  StoresInLink,
  Topology,
  TopologyElement,
  VipEndpoint,
  Worker,
} from '../model/topology.ts';

/**
 * Look-ups over one topology, built once and shared by analysis, rules, views and exporters. Lists
 * keep document order. It never throws: what a broken document refers to in vain is left out.
 */
export interface TopologyIndex {
  readonly topology: Topology;
  readonly elements: ReadonlyMap<string, TopologyElement>;
  readonly domains: ReadonlyMap<string, FailureDomain>;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly components: ReadonlyMap<string, Component>;
  readonly clusters: ReadonlyMap<string, EtcdCluster>;
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly loadBalancers: readonly LoadBalancer[];
  readonly controlPlanes: readonly ControlPlane[];
  readonly etcdMembers: readonly EtcdMember[];
  readonly workers: readonly Worker[];
  readonly componentsOnHost: ReadonlyMap<string, readonly Component[]>;
  /** Domains and hosts directly below a domain. */
  readonly hostsIn: ReadonlyMap<string, readonly Host[]>;
  readonly domainsIn: ReadonlyMap<string, readonly FailureDomain[]>;
  readonly clusterOfMember: ReadonlyMap<string, EtcdCluster>;
  /** Ids of members that do not vote. */
  readonly learners: ReadonlySet<string>;
  /** VIPs a load balancer may hold. */
  readonly vipsOf: ReadonlyMap<string, readonly VipEndpoint[]>;
  readonly linksFrom: ReadonlyMap<string, readonly Link[]>;
  readonly linksTo: ReadonlyMap<string, readonly Link[]>;
}

export function indexTopology(topology: Topology): TopologyIndex {
  const ofKind = <K extends Component['kind']>(kind: K): Extract<Component, { kind: K }>[] =>
    topology.components.filter(
      (component): component is Extract<Component, { kind: K }> => component.kind === kind,
    );
  const elements = new Map<string, TopologyElement>();
  for (const list of [
    topology.failureDomains,
    topology.hosts,
    topology.components,
    topology.etcdClusters,
    topology.endpoints,
    topology.links,
  ]) {
    for (const element of list) elements.set(element.id, element);
  }
  const clusterOfMember = new Map<string, EtcdCluster>();
  const learners = new Set<string>();
  for (const cluster of topology.etcdClusters) {
    for (const member of cluster.members) {
      clusterOfMember.set(member.component, cluster);
      if (member.learner) learners.add(member.component);
    }
  }
  const vipsOf = new Map<string, VipEndpoint[]>();
  for (const endpoint of topology.endpoints) {
    if (endpoint.kind !== 'vip') continue;
    for (const member of endpoint.members) append(vipsOf, member, endpoint);
  }
  return {
    topology,
    elements,
    domains: byId(topology.failureDomains),
    hosts: byId(topology.hosts),
    components: byId(topology.components),
    clusters: byId(topology.etcdClusters),
    endpoints: byId(topology.endpoints),
    loadBalancers: ofKind('load-balancer'),
    controlPlanes: ofKind('control-plane'),
    etcdMembers: ofKind('etcd'),
    workers: ofKind('worker'),
    componentsOnHost: groupBy(topology.components, (component) => component.host),
    hostsIn: groupBy(topology.hosts, (host) => host.failureDomain),
    domainsIn: groupBy(topology.failureDomains, (domain) => domain.parent),
    clusterOfMember,
    learners,
    vipsOf,
    linksFrom: groupBy(topology.links, (link) => link.from),
    linksTo: groupBy(topology.links, (link) => link.to),
  };
}

function byId<T extends { id: string }>(elements: readonly T[]): Map<string, T> {
  return new Map(elements.map((element) => [element.id, element]));
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function groupBy<T>(
  elements: readonly T[],
  keyOf: (element: T) => string | undefined,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const element of elements) {
    const key = keyOf(element);
    if (key !== undefined) append(groups, key, element);
  }
  return groups;
}

/**
 * A domain and those above it, innermost first; empty for undefined. Pass a host's `failureDomain`
 * or a domain's `parent`. Ends even if the document has a circle.
 */
export function domainChain(
  index: TopologyIndex,
  domainId: string | undefined,
): readonly FailureDomain[] {
  const chain: FailureDomain[] = [];
  const visited = new Set<string>();
  let at = domainId;
  while (at !== undefined && !visited.has(at)) {
    visited.add(at);
    const domain = index.domains.get(at);
    if (domain === undefined) break;
    chain.push(domain);
    at = domain.parent;
  }
  return chain;
}

/** The nearest domain of a kind above a host, or undefined where none is drawn. */
export function domainOfKind(
  index: TopologyIndex,
  host: Host,
  kind: FailureDomainKind,
): FailureDomain | undefined {
  return domainChain(index, host.failureDomain).find((domain) => domain.kind === kind);
}

/** Hosts in a domain and in every domain below it. Ends even if the document has a circle. */
export function hostsBelow(index: TopologyIndex, domainId: string): readonly Host[] {
  const found: Host[] = [];
  const visited = new Set<string>([domainId]);
  // A set iterates over what is added on the way: breadth first, without recursion.
  for (const id of visited) {
    found.push(...(index.hostsIn.get(id) ?? []));
    for (const child of index.domainsIn.get(id) ?? []) visited.add(child.id);
  }
  return found;
}

export function hostOf(index: TopologyIndex, component: Component): Host | undefined {
  return index.hosts.get(component.host);
}

/** The node address of a host: its first one, as written; undefined if it has none. */
export function nodeAddress(host: Host | undefined): string | undefined {
  return host?.addresses.find((address) => address !== '');
}

/** The members of a cluster that vote, in document order. */
export function votersOf(index: TopologyIndex, cluster: EtcdCluster): readonly EtcdMember[] {
  return cluster.members.flatMap((member) => {
    const component = index.components.get(member.component);
    return component?.kind === 'etcd' && !member.learner ? [component] : [];
  });
}

/** Smallest number of voters that can decide: floor(n/2)+1 (etcd FAQ). 0 voters never can. */
export function quorumSize(voters: number): number {
  return Math.floor(voters / 2) + 1;
}

/** How many voters may fail: n minus the quorum; 0 for none. */
export function failureTolerance(voters: number): number {
  return voters === 0 ? 0 : voters - quorumSize(voters);
}

/** How a control plane's kube-apiserver reaches etcd. */
export interface EtcdAccess {
  readonly cluster: EtcdCluster;
  /** `stacked`: only the member on its own host (kubeadm writes 127.0.0.1). */
  readonly placement: 'stacked' | 'external';
  /** The members among its `--etcd-servers`; never empty. */
  readonly members: readonly EtcdMember[];
}

/**
 * The etcd of a control plane: the stacked member on its host if there is one, else what its
 * `stores-in` links name. Undefined if it has neither: such a control plane can never be usable.
 * Links into several clusters count for the first one only, as an apiserver has one etcd.
 */
export function etcdAccessOf(
  index: TopologyIndex,
  controlPlane: ControlPlane,
): EtcdAccess | undefined {
  for (const component of index.componentsOnHost.get(controlPlane.host) ?? []) {
    const cluster = index.clusterOfMember.get(component.id);
    if (component.kind === 'etcd' && cluster?.placement === 'stacked') {
      return { cluster, placement: 'stacked', members: [component] };
    }
  }
  let cluster: EtcdCluster | undefined;
  const named = new Set<string>();
  for (const link of index.linksFrom.get(controlPlane.id) ?? []) {
    if (link.kind !== 'stores-in') continue;
    const target = index.clusters.get(link.to) ?? index.clusterOfMember.get(link.to);
    if (target === undefined || (cluster !== undefined && target !== cluster)) continue;
    cluster = target;
    if (link.to === target.id) for (const member of target.members) named.add(member.component);
    else named.add(link.to);
  }
  if (cluster === undefined) return undefined;
  const members = index.etcdMembers.filter((member) => named.has(member.id));
  return members.length === 0 ? undefined : { cluster, placement: 'external', members };
}

/** A target of a `forwards` link that exists. */
export interface Backend<T extends Component = Component> {
  readonly component: T;
  readonly link: ForwardsLink;
}

/** What a load balancer or endpoint forwards to, in document order of the links. */
export function backendsOf(index: TopologyIndex, id: string): readonly Backend[] {
  return (index.linksFrom.get(id) ?? []).flatMap((link) => {
    const component = index.components.get(link.to);
    return link.kind === 'forwards' && component !== undefined ? [{ component, link }] : [];
  });
}

/** The control planes a load balancer forwards to. */
export function controlPlaneBackendsOf(
  index: TopologyIndex,
  id: string,
): readonly Backend<ControlPlane>[] {
  return backendsOf(index, id).filter(
    (backend): backend is Backend<ControlPlane> => backend.component.kind === 'control-plane',
  );
}

/** The load balancers of a VIP, highest priority first; equal ones keep the order of the document. */
export function vipMembers(index: TopologyIndex, vip: VipEndpoint): readonly LoadBalancer[] {
  return vip.members
    .flatMap((id) => {
      const component = index.components.get(id);
      return component?.kind === 'load-balancer' ? [component] : [];
    })
    .toSorted((a, b) => b.priority - a.priority);
}

/** The `stores-in` links of a control plane. */
export function storesInLinks(index: TopologyIndex, controlPlaneId: string): StoresInLink[] {
  return (index.linksFrom.get(controlPlaneId) ?? []).filter((link) => link.kind === 'stores-in');
}

/**
 * Load balancers that serve the API together: those of one VIP, or, for those in no VIP, those that
 * a DNS or cloud endpoint forwards to, or else each one alone.
 */
export interface LoadBalancerGroup {
  readonly endpoint: Endpoint | undefined;
  readonly members: readonly LoadBalancer[];
}

export function loadBalancerGroups(index: TopologyIndex): readonly LoadBalancerGroup[] {
  const grouped = new Set<string>();
  const groups: LoadBalancerGroup[] = [];
  for (const endpoint of index.topology.endpoints) {
    const members =
      endpoint.kind === 'vip'
        ? vipMembers(index, endpoint)
        : backendsOf(index, endpoint.id).flatMap(({ component }) =>
            component.kind === 'load-balancer' ? [component] : [],
          );
    if (members.length === 0 && endpoint.kind !== 'vip') continue;
    for (const member of members) grouped.add(member.id);
    groups.push({ endpoint, members });
  }
  for (const loadBalancer of index.loadBalancers) {
    if (!grouped.has(loadBalancer.id))
      groups.push({ endpoint: undefined, members: [loadBalancer] });
  }
  return groups;
}
