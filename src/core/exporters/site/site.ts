import { hostnameSlug, identifierSlug, uniqueNames } from '../../format/slug.ts';
import { nodeAddress, type TopologyIndex } from '../../graph/topology-index.ts';
import { canonicalIp, ipFamily, type IpFamily } from '../../model/ip.ts';
import type { Component, EtcdCluster, EtcdMember } from '../../model/topology.ts';
import type { SiteHost } from './site-host.ts';
import { resolveApiEndpoint, type ApiEndpoint } from './api-endpoint.ts';

export type { SiteHost } from './site-host.ts';

export interface Site {
  readonly hosts: readonly SiteHost[];
  readonly hostById: ReadonlyMap<string, SiteHost>;
  /** Name of each control plane as a server behind a load balancer: plain and unique. */
  readonly serverNames: ReadonlyMap<string, string>;
  /** Name of each etcd member, unique in the design: ETCD_NAME, and the key in the initial cluster. */
  readonly memberNames: ReadonlyMap<string, string>;
  /** Name of each VIP as a VRRP instance. */
  readonly vrrpNames: ReadonlyMap<string, string>;
  readonly controlPlanes: readonly SiteHost[];
  readonly loadBalancers: readonly SiteHost[];
  readonly workers: readonly SiteHost[];
  readonly externalClusters: readonly ExternalCluster[];
  readonly endpoint: ApiEndpoint;
}

/** An etcd cluster that systemd runs, with those members that files are written for. */
export interface ExternalCluster {
  readonly cluster: EtcdCluster;
  readonly members: readonly ExternalMember[];
}

export interface ExternalMember {
  readonly at: SiteHost;
  readonly member: EtcdMember;
  readonly name: string;
  readonly learner: boolean;
}

// Names that Windows opens as a device, whatever follows the first dot.
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

function hostName(text: string): string {
  const slug = hostnameSlug(text, 'host');
  return DEVICE.test(slug) ? `host-${slug}` : slug;
}

export function buildSite(index: TopologyIndex): Site {
  const drawn = [...index.hosts.values()];
  const names = uniqueNames(
    drawn.map(({ name }) => name),
    hostName,
  );
  const hosts = drawn.map((host, at): SiteHost => {
    const name = names[at] ?? hostName(host.name);
    const components = index.componentsOnHost.get(host.id) ?? [];
    const first = nodeAddress(host);
    return {
      host,
      name,
      folder: `hosts/${name}`,
      address: first === undefined ? undefined : canonicalIp(first),
      addresses: [...new Set(host.addresses.flatMap((address) => canonicalIp(address) ?? []))],
      loadBalancer: firstOf(components, 'load-balancer'),
      controlPlane: firstOf(components, 'control-plane'),
      worker: firstOf(components, 'worker'),
      etcd: firstOf(components, 'etcd'),
    };
  });
  const hostById = new Map(hosts.map((at) => [at.host.id, at]));
  const memberNames = namesById(index.etcdMembers, (name) => hostnameSlug(name, 'etcd'));
  const controlPlanes = hosts.filter(({ controlPlane }) => controlPlane !== undefined);
  const loadBalancers = hosts.filter(({ loadBalancer }) => loadBalancer !== undefined);
  return {
    hosts,
    hostById,
    serverNames: namesById(index.controlPlanes, (name) => identifierSlug(name, 'master')),
    memberNames,
    vrrpNames: namesById(
      index.topology.endpoints.filter(({ kind }) => kind === 'vip'),
      (name) => identifierSlug(name, 'vip'),
    ),
    controlPlanes: inDocumentOrder(index.controlPlanes, controlPlanes, hostById),
    loadBalancers: inDocumentOrder(index.loadBalancers, loadBalancers, hostById),
    workers: hosts.filter(
      ({ worker, controlPlane }) => worker !== undefined && controlPlane === undefined,
    ),
    externalClusters: [...index.clusters.values()].flatMap((cluster) =>
      cluster.placement === 'external'
        ? [{ cluster, members: membersOf(index, cluster, hostById, memberNames) }]
        : [],
    ),
    endpoint: resolveApiEndpoint(index, hostById),
  };
}

function firstOf<K extends Component['kind']>(
  components: readonly Component[],
  kind: K,
): Extract<Component, { kind: K }> | undefined {
  return components.find(
    (component): component is Extract<Component, { kind: K }> => component.kind === kind,
  );
}

function namesById(
  elements: readonly { readonly id: string; readonly name: string }[],
  slug: (name: string) => string,
): Map<string, string> {
  const names = uniqueNames(
    elements.map(({ name }) => name),
    slug,
  );
  return new Map(elements.map(({ id, name }, at) => [id, names[at] ?? slug(name)]));
}

/** Hosts in the order of their components: the first control plane is the one that initialises. */
function inDocumentOrder(
  components: readonly Component[],
  hosts: readonly SiteHost[],
  hostById: ReadonlyMap<string, SiteHost>,
): SiteHost[] {
  const wanted = new Set(hosts);
  const ordered = new Set<SiteHost>();
  for (const component of components) {
    const at = hostById.get(component.host);
    if (at !== undefined && wanted.has(at)) ordered.add(at);
  }
  return [...ordered];
}

function membersOf(
  index: TopologyIndex,
  cluster: EtcdCluster,
  hostById: ReadonlyMap<string, SiteHost>,
  names: ReadonlyMap<string, string>,
): ExternalMember[] {
  return index.etcdMembers.flatMap((member): ExternalMember[] => {
    const at = hostById.get(member.host);
    const name = names.get(member.id);
    if (index.clusterOfMember.get(member.id) !== cluster) return [];
    if (at === undefined || at.etcd !== member || name === undefined) return [];
    return [{ at, member, name, learner: index.learners.has(member.id) }];
  });
}

/** The address of a host in a family: its node address if that is one, else its first such. */
export function addressIn(at: SiteHost, family: IpFamily): string | undefined {
  return at.address !== undefined && ipFamily(at.address) === family
    ? at.address
    : at.addresses.find((address) => ipFamily(address) === family);
}

/** Whether the second network protocol has to be served as well. */
export function usesIpv6(addresses: Iterable<string>): boolean {
  return [...addresses].some((address) => ipFamily(address) === 'IPv6');
}

/** An address as part of a URL or of `host:port`. */
export function urlHost(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
