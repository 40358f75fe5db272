import fc from 'fast-check';
import {
  cloudProviders,
  componentKinds,
  endpointKinds,
  environments,
  failureDomainKinds,
  profiles,
  topologySchema,
  type SavedScenario,
  type Topology,
} from '../core/model/topology.ts';
import {
  cloudFacts,
  clusterFacts,
  etcdFacts,
  hostFacts,
  loadBalancerFacts,
  networkFacts,
  nodeFacts,
  vipFacts,
  waivers,
} from './arbitrary-facts.ts';
import { awkwardText } from './awkward-text.ts';

const addresses = [
  '',
  ' ',
  '10.0.0.11',
  '10.0.0.12',
  '10.0.0.12/24',
  '10.0.0.255',
  '10.244.0.9',
  '192.168.7.1',
  '127.0.0.1',
  '0.0.0.0',
  '300.1.1.1',
  '10.1',
  'fd00::1',
  'FD00:0::1',
  'fe80::1%eth0',
  'ff02::12',
  '::',
  'master-1',
] as const;
const networks = [
  '10.0.0.0/24',
  '10.0.0.0/8',
  '10.244.0.0/16',
  '10.96.0.0/12',
  '0.0.0.0/0',
  '10.0.0.0/31',
  '10.0.0.7/32',
  'fd00::/64',
  '::/0',
  '10.0.0.0/33',
  '10.0.0.0',
  '',
] as const;

const name = () =>
  fc.oneof(fc.constantFrom('node-1', 'Node-1', 'node-2', 'con', ''), awkwardText());
const address = () => fc.oneof(fc.constantFrom(...addresses), awkwardText());
const network = () => fc.oneof(fc.constantFrom(...networks), awkwardText());
const shortText = (text: fc.Arbitrary<string>) => text.map((value) => value.slice(0, 300));
/** A place in a list that is not made yet; taken modulo its length. */
const place = () => fc.nat(30);
const flag = () => fc.boolean();

interface Raw {
  readonly metadata: { readonly name: string };
  readonly cluster: object;
  readonly profile: string;
  readonly domains: readonly { kind: string; name: string; parent: number | null }[];
  readonly hosts: readonly {
    name: string;
    addresses: string[];
    domain: number | null;
    storage: string | null;
    facts: object;
  }[];
  readonly components: readonly {
    kind: string;
    name: string;
    host: number;
    priority: number;
    port: number;
    healthCheck: string;
    software: string;
    cluster: number;
    learner: boolean;
    nodeFacts: object;
    loadBalancerFacts: object;
  }[];
  readonly clusters: readonly { name: string; placement: string; facts: object }[];
  readonly endpoints: readonly {
    kind: string;
    name: string;
    address: string;
    provider: string;
    virtualRouterId: number;
    prefixLength: number | null;
    unicast: boolean;
    members: number[];
    vipFacts: object;
    cloudFacts: object;
  }[];
  readonly links: readonly { from: number; to: number; standby: boolean }[];
  readonly subnets: readonly { cidr: string; domain: number | null; stretched: boolean }[];
  readonly times: readonly { from: number; to: number; milliseconds: number }[];
  readonly networkFacts: {
    readonly firewalls: readonly { domain: number; allow: string[] }[];
    readonly more: object;
  };
  readonly clusterFacts: object;
  readonly waivers: readonly object[];
}

function raw(): fc.Arbitrary<Raw> {
  return fc.record({
    metadata: fc.record({ name: shortText(name()) }),
    cluster: fc.record({
      clusterName: shortText(name()),
      endpoint: shortText(fc.oneof(address(), fc.constant('api.example.internal'))),
      podSubnets: fc.array(shortText(network()), { maxLength: 3 }),
      serviceSubnets: fc.array(shortText(network()), { maxLength: 3 }),
      environment: fc.constantFrom(...environments),
      apiServerPort: fc.constantFrom(6443, 8443, 2379),
    }),
    profile: fc.constantFrom(...profiles),
    domains: fc.array(
      fc.record({
        kind: fc.constantFrom(...failureDomainKinds),
        name: shortText(name()),
        parent: fc.option(place()),
      }),
      { maxLength: 7 },
    ),
    hosts: fc.array(
      fc.record({
        name: shortText(name()),
        addresses: fc.array(shortText(address()), { maxLength: 3 }),
        domain: fc.option(place()),
        storage: fc.option(fc.constantFrom('san-1', ' ', 'san-2')),
        facts: hostFacts(),
      }),
      { maxLength: 8, size: 'large' },
    ),
    components: fc.array(
      fc.record({
        kind: fc.constantFrom(...componentKinds, 'etcd', 'control-plane'),
        name: shortText(name()),
        host: place(),
        priority: fc.constantFrom(100, 110, 255, 0, -1, 300),
        port: fc.constantFrom(6443, 8443, 8404, 2379),
        healthCheck: fc.constantFrom('readyz', 'tcp'),
        software: fc.constantFrom('haproxy', 'nginx'),
        cluster: fc.constantFrom(0, 0, 0, 0, 1, 2),
        learner: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, flag()),
        nodeFacts: nodeFacts(),
        loadBalancerFacts: loadBalancerFacts(),
      }),
      { maxLength: 16, size: 'large' },
    ),
    clusters: fc.array(
      fc.record({
        name: shortText(name()),
        placement: fc.constantFrom('stacked', 'external'),
        facts: etcdFacts(),
      }),
      { maxLength: 2, size: 'large' },
    ),
    endpoints: fc.array(
      fc.record({
        kind: fc.constantFrom(...endpointKinds),
        name: shortText(name()),
        address: shortText(address()),
        provider: fc.constantFrom(...cloudProviders),
        virtualRouterId: fc.constantFrom(51, 52, 0, 256, -7),
        prefixLength: fc.option(fc.constantFrom(0, 24, 32, 128)),
        unicast: flag(),
        members: fc.array(place(), { maxLength: 4 }),
        vipFacts: vipFacts(),
        cloudFacts: cloudFacts(),
      }),
      { maxLength: 4 },
    ),
    links: fc.array(fc.record({ from: place(), to: place(), standby: flag() }), { maxLength: 30 }),
    subnets: fc.array(
      fc.record({ cidr: shortText(network()), domain: fc.option(place()), stretched: flag() }),
      { maxLength: 3 },
    ),
    times: fc.array(fc.record({ from: place(), to: place(), milliseconds: fc.nat(1000) }), {
      maxLength: 3,
    }),
    networkFacts: networkFacts(),
    clusterFacts: clusterFacts(),
    waivers: waivers(),
  });
}

function pick<T>(list: readonly T[], at: number | null): T | undefined {
  return at === null || list.length === 0 ? undefined : list[at % list.length];
}

function assemble(from: Raw): Topology {
  const domainIds = from.domains.map((_, i) => `d${i}`);
  const hostIds = from.hosts.map((_, i) => `h${i}`);
  const components = hostIds.length === 0 ? [] : from.components;
  const componentIds = components.map((_, i) => `c${i}`);
  const ofKind = (kind: string) => componentIds.filter((_, i) => components[i]?.kind === kind);
  const loadBalancers = ofKind('load-balancer');
  const masters = ofKind('control-plane');
  const clusters = from.clusters.map(({ facts, ...cluster }, n) => ({
    id: `k${n}`,
    ...cluster,
    ...facts,
    members: components.flatMap((component, i) =>
      component.kind === 'etcd' && component.cluster === n
        ? [{ component: `c${i}`, learner: component.learner }]
        : [],
    ),
  }));
  const endpoints = from.endpoints.map(
    ({ members, prefixLength, vipFacts, cloudFacts, ...endpoint }, i) => {
      const pool = { vip: loadBalancers, 'kube-vip': masters, 'cloud-lb': domainIds }[
        endpoint.kind
      ];
      const chosen = [...new Set(members.flatMap((at) => pick(pool ?? [], at) ?? []))];
      return {
        id: `p${i}`,
        ...endpoint,
        ...(prefixLength === null ? {} : { prefixLength }),
        ...(endpoint.kind === 'vip' ? vipFacts : {}),
        ...(endpoint.kind === 'cloud-lb' ? { zones: chosen, ...cloudFacts } : { members: chosen }),
      };
    },
  );
  return topologySchema.parse({
    apiVersion: 'quorate/v1',
    kind: 'Topology',
    metadata: from.metadata,
    cluster: { ...from.cluster, ...from.clusterFacts },
    checks: { profile: from.profile, waivers: from.waivers },
    failureDomains: from.domains.map(({ parent, ...domain }, i) => {
      // Only domains before it: no circle.
      const above = pick(domainIds.slice(0, i), parent);
      return { id: `d${i}`, ...domain, ...(above === undefined ? {} : { parent: above }) };
    }),
    hosts: from.hosts.map(({ domain, storage, facts, ...host }, i) => {
      const inside = pick(domainIds, domain);
      return {
        id: `h${i}`,
        ...host,
        ...facts,
        ...(inside === undefined ? {} : { failureDomain: inside }),
        ...(storage === null ? {} : { storage }),
      };
    }),
    components: components.map(({ kind, name: label, host, ...more }, i) => ({
      id: `c${i}`,
      kind,
      name: label,
      host: pick(hostIds, host),
      ...(kind === 'load-balancer' ? settingsOf(more) : {}),
      ...(kind === 'control-plane' || kind === 'worker' ? more.nodeFacts : {}),
    })),
    etcdClusters: clusters,
    endpoints,
    links: linksOf(from, masters, loadBalancers, endpoints, clusters),
    network: {
      hostSubnets: from.subnets.map(({ domain, ...subnet }) => {
        const inside = pick(domainIds, domain);
        return { ...subnet, ...(inside === undefined ? {} : { failureDomain: inside }) };
      }),
      roundTripTimes: from.times.flatMap(({ milliseconds, ...ends }) => {
        const [a, b] = [pick(domainIds, ends.from), pick(domainIds, ends.to)];
        return a === undefined || b === undefined ? [] : [{ from: a, to: b, milliseconds }];
      }),
      firewalls: from.networkFacts.firewalls.flatMap(({ domain, allow }) => {
        const around = pick(domainIds, domain);
        return around === undefined ? [] : [{ failureDomain: around, allow }];
      }),
      ...from.networkFacts.more,
    },
  });
}

function settingsOf({
  priority,
  port,
  healthCheck,
  software,
  loadBalancerFacts,
}: Omit<Raw['components'][number], 'kind' | 'name' | 'host'>): object {
  return { priority, port, healthCheck, software, ...loadBalancerFacts };
}

/** Links that a document may hold: the right kinds at both ends, none twice. */
function linksOf(
  from: Raw,
  masters: readonly string[],
  loadBalancers: readonly string[],
  endpoints: readonly { id: string; kind: string }[],
  clusters: readonly { id: string; members: readonly { component: string }[] }[],
): object[] {
  const spreading = endpoints.filter(({ kind }) => kind === 'cloud-lb' || kind === 'dns');
  const direct = endpoints.filter(({ kind }) => kind === 'direct');
  const forwarders = [...loadBalancers, ...[...spreading, ...direct].map(({ id }) => id)];
  const stores = clusters.flatMap(({ id, members }) => [id, ...members.map((m) => m.component)]);
  const seen = new Set<string>();
  return from.links.flatMap((link, i) => {
    const isStore = link.from % 3 === 0;
    const source = pick(isStore ? masters : forwarders, link.from);
    const behind = spreading.some(({ id }) => id === source)
      ? [...masters, ...loadBalancers]
      : masters;
    const target = pick(isStore ? stores : behind, link.to);
    if (source === undefined || target === undefined) return [];
    const key = `${source} ${target}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return isStore
      ? [{ id: `l${i}`, kind: 'stores-in', from: source, to: target }]
      : [
          {
            id: `l${i}`,
            kind: 'forwards',
            from: source,
            to: target,
            mode: link.standby ? 'standby' : 'active',
          },
        ];
  });
}

/** Any design that can be opened, however bad: hostile names, nonsense addresses, odd layouts. */
export function arbitraryTopology(): fc.Arbitrary<Topology> {
  return fc.tuple(raw(), fc.array(scenario(), { maxLength: 2 })).map(([from, scenarios]) => ({
    ...assemble(from),
    scenarios: scenarios.map((each, i) => ({ id: `s${i}`, ...each })),
  }));
}

/** A saved scenario; what its steps name may or may not be there. */
function scenario(): fc.Arbitrary<Pick<SavedScenario, 'name' | 'steps'>> {
  const target = fc
    .tuple(
      fc.constantFrom('d', 'h', 'c', 'k', 'p', 'l'),
      fc.nat(4),
      fc.constantFrom('', '', '', ':proxy', ':keepalived', ':kube-apiserver', ':space'),
    )
    .map((parts) => parts.join(''));
  const step = fc.record({
    action: fc.constantFrom('fail' as const, 'restore' as const, 'cut' as const, 'join' as const),
    targets: fc.array(target, { maxLength: 3 }),
  });
  return fc.record({ name: shortText(name()), steps: fc.array(step, { maxLength: 4 }) });
}

/**
 * Documents that the schema holds but that cannot be opened: ids used twice, references to nothing
 * or to the wrong kind, domains in a circle. What works on these works on any document.
 */
export function arbitraryBrokenTopology(): fc.Arbitrary<Topology> {
  const ids = fc.constantFrom('d0', 'd1', 'h0', 'h1', 'c0', 'c1', 'k0', 'p0', 'l0', 'nowhere');
  const damage = fc.record({ what: fc.nat(7), at: place(), id: ids });
  return fc
    .tuple(arbitraryTopology(), fc.array(damage, { minLength: 1, maxLength: 8 }))
    .map(([topology, damages]) => {
      for (const { what, at, id } of damages) breakReference(topology, what, at, id);
      return topologySchema.parse(topology);
    });
}

function breakReference(topology: Topology, what: number, at: number, id: string): void {
  const domain = pick(topology.failureDomains, at);
  const host = pick(topology.hosts, at);
  const component = pick(topology.components, at);
  const cluster = pick(topology.etcdClusters, at);
  const endpoint = pick(topology.endpoints, at);
  const link = pick(topology.links, at);
  if (what === 0 && domain) domain.parent = id;
  if (what === 1 && host) host.failureDomain = id;
  if (what === 2 && component) component.host = id;
  if (what === 3 && cluster) cluster.members.push({ component: id, learner: false });
  if (what === 4 && endpoint && 'members' in endpoint && Array.isArray(endpoint.members)) {
    endpoint.members.push(id);
  }
  if (what === 5 && link) link.from = id;
  if (what === 6 && link) link.to = id;
  if (what === 7) {
    const twin = pick([domain, host, component, endpoint], at);
    if (twin) twin.id = id;
  }
}
