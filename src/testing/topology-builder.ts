import {
  topologySchema,
  type CloudLoadBalancer,
  type Cluster,
  type FailureDomainKind,
  type LoadBalancer,
  type Profile,
  type Topology,
  type VipEndpoint,
} from '../core/model/topology.ts';

interface Place {
  /** Ids of the domains to stand in, one after the other and over again; default: the zones. */
  readonly in?: readonly string[];
}

/**
 * Builds designs for tests in the words of the field. Ids are short and predictable: zones
 * `zone-a` …; hosts `host-m1`, `host-e1`, `host-lb1`, `host-w1`; components `m1` (master), `e1`
 * (etcd member), `lb1`, `w1`; the etcd cluster `etcd`; endpoints `vip`, `kube-vip`, `cloud`. Hosts
 * are numbered 10.0.0.11 and up in the order they are made. {@link TopologyBuilder.build} forwards
 * every load balancer to every master, puts all of them in the VIP, and names an API endpoint.
 */
export function topology(name = 'test'): TopologyBuilder {
  return new TopologyBuilder(name);
}

export class TopologyBuilder {
  readonly #doc: Topology;
  #linked = true;
  #hostNumber = 10;

  constructor(name: string) {
    this.#doc = topologySchema.parse({
      apiVersion: 'quorate/v1',
      kind: 'Topology',
      metadata: { name },
      cluster: { endpoint: 'api.example.internal' },
    });
  }

  profile(profile: Profile): this {
    this.#doc.checks.profile = profile;
    return this;
  }

  cluster(patch: Partial<Cluster>): this {
    Object.assign(this.#doc.cluster, patch);
    return this;
  }

  /** Zones `zone-a`, `zone-b` … under an optional parent. */
  zones(count: number, parent?: string): this {
    for (let i = 0; i < count; i += 1) {
      const letter = String.fromCharCode(97 + this.#zoneIds().length);
      this.domain('zone', `zone-${letter}`, parent);
    }
    return this;
  }

  /** A failure domain whose id is its name. */
  domain(kind: FailureDomainKind, name: string, parent?: string): this {
    this.#doc.failureDomains.push({
      id: name,
      kind,
      name,
      ...(parent === undefined ? {} : { parent }),
    });
    return this;
  }

  /** A bare host `host-NAME` called NAME, in a domain if one is given. */
  host(name: string, domain?: string): this {
    this.#hostNumber += 1;
    this.#doc.hosts.push({
      id: `host-${name}`,
      name,
      addresses: [`10.0.0.${this.#hostNumber}`],
      interface: 'eth0',
      ...(domain === undefined ? {} : { failureDomain: domain }),
    });
    return this;
  }

  /** Masters with their own etcd member, as kubeadm sets them up. */
  stacked(count: number, place: Place = {}): this {
    this.controlPlanes(count, place);
    const masters = this.#doc.components.filter((c) => c.kind === 'control-plane').slice(-count);
    const members = masters.map((master) => this.#etcdMember(master.host));
    this.#etcdCluster('stacked', members);
    return this;
  }

  controlPlanes(count: number, place: Place = {}): this {
    this.#repeat(count, place, (domain) => {
      const n = this.#countOf('control-plane') + 1;
      this.#namedHost(`host-m${n}`, `master-${n}`, domain);
      this.#doc.components.push({
        kind: 'control-plane',
        id: `m${n}`,
        host: `host-m${n}`,
        name: `master-${n}`,
      });
    });
    return this;
  }

  /** Etcd members on hosts of their own; every master has all of them as endpoints. */
  externalEtcd(count: number, place: Place = {}): this {
    const members: string[] = [];
    this.#repeat(count, place, (domain) => {
      const n = this.#countOf('etcd') + 1;
      this.#namedHost(`host-e${n}`, `etcd-${n}`, domain);
      members.push(this.#etcdMember(`host-e${n}`));
    });
    this.#etcdCluster('external', members);
    return this;
  }

  /** Load balancers on hosts of their own, priorities 110, 100, 90 … */
  loadBalancers(count: number, place: Place & Partial<LoadBalancer> = {}): this {
    const { in: domains, ...patch } = place;
    this.#repeat(count, domains === undefined ? {} : { in: domains }, (domain) => {
      const n = this.#countOf('load-balancer') + 1;
      this.#namedHost(`host-lb${n}`, `lb-${n}`, domain);
      this.#loadBalancer(`host-lb${n}`, patch);
    });
    return this;
  }

  /** A load balancer on every master, on another port than the API server's. */
  loadBalancersOnMasters(port = 8443): this {
    const masters = this.#doc.components.filter(({ kind }) => kind === 'control-plane');
    for (const { host } of masters) this.#loadBalancer(host, { port });
    return this;
  }

  workers(count: number, place: Place = {}): this {
    this.#repeat(count, place, (domain) => {
      const n = this.#countOf('worker') + 1;
      this.#namedHost(`host-w${n}`, `worker-${n}`, domain);
      this.#doc.components.push({
        kind: 'worker',
        id: `w${n}`,
        host: `host-w${n}`,
        name: `worker-${n}`,
      });
    });
    return this;
  }

  /** A keepalived VIP over all load balancers, unless other members are named. */
  vip(address: string, patch: Partial<VipEndpoint> = {}): this {
    const n = this.#doc.endpoints.filter((endpoint) => endpoint.kind === 'vip').length + 1;
    this.#doc.endpoints.push({
      kind: 'vip',
      id: n === 1 ? 'vip' : `vip-${n}`,
      name: n === 1 ? 'vip' : `vip-${n}`,
      address,
      virtualRouterId: 50 + n,
      unicast: true,
      members: this.#idsOf('load-balancer'),
      ...patch,
    });
    return this;
  }

  kubeVip(address: string): this {
    const members = this.#idsOf('control-plane');
    this.#doc.endpoints.push({
      kind: 'kube-vip',
      id: 'kube-vip',
      name: 'kube-vip',
      address,
      members,
    });
    return this;
  }

  /** A cloud load balancer that forwards to every master. */
  cloudLoadBalancer(
    provider: CloudLoadBalancer['provider'] = 'aws',
    patch: Partial<CloudLoadBalancer> = {},
  ): this {
    this.#doc.endpoints.push({
      kind: 'cloud-lb',
      id: 'cloud',
      name: 'cloud',
      provider,
      scheme: 'internal',
      address: 'api.example.internal',
      port: 6443,
      zones: [],
      ...patch,
    });
    return this;
  }

  /** Hosts and virtual IPs share one layer-2 segment, whatever zones they stand in. */
  oneSegment(cidr = '10.0.0.0/24'): this {
    this.#doc.network.hostSubnets.push({ cidr, stretched: true });
    return this;
  }

  /** Leaves out the links and members that {@link build} would add. */
  unlinked(): this {
    this.#linked = false;
    return this;
  }

  /** For what the words above do not say: changes the document built so far, links included. */
  with(change: (document: Topology) => void): this {
    this.#link();
    this.#linked = false;
    change(this.#doc);
    return this;
  }

  /** @throws if the schema does not hold the document. */
  build(): Topology {
    this.#link();
    this.#linked = false;
    return topologySchema.parse(this.#doc);
  }

  #zoneIds(): string[] {
    return this.#doc.failureDomains.filter(({ kind }) => kind === 'zone').map(({ id }) => id);
  }

  #idsOf(kind: string): string[] {
    return this.#doc.components.filter((c) => c.kind === kind).map(({ id }) => id);
  }

  #countOf(kind: string): number {
    return this.#idsOf(kind).length;
  }

  #repeat(count: number, place: Place, make: (domain: string | undefined) => void): void {
    const domains = place.in ?? this.#zoneIds();
    for (let i = 0; i < count; i += 1) {
      make(domains.length === 0 ? undefined : domains[i % domains.length]);
    }
  }

  #namedHost(id: string, name: string, domain: string | undefined): void {
    this.host(name, domain);
    const host = this.#doc.hosts.at(-1);
    if (host !== undefined) host.id = id;
  }

  #etcdMember(host: string): string {
    const n = this.#countOf('etcd') + 1;
    this.#doc.components.push({ kind: 'etcd', id: `e${n}`, host, name: `etcd-${n}` });
    return `e${n}`;
  }

  #loadBalancer(host: string, patch: Partial<LoadBalancer>): void {
    const n = this.#countOf('load-balancer') + 1;
    this.#doc.components.push({
      id: `lb${n}`,
      host,
      name: `lb-${n}`,
      software: 'haproxy',
      priority: 120 - 10 * n,
      port: 6443,
      healthCheck: 'readyz',
      ...patch,
      kind: 'load-balancer',
    });
  }

  #etcdCluster(placement: 'stacked' | 'external', members: readonly string[]): void {
    this.#doc.etcdClusters.push({
      id: 'etcd',
      name: 'etcd',
      placement,
      version: '3.6.14',
      members: members.map((component) => ({ component, learner: false })),
      heartbeatInterval: 100,
      electionTimeout: 1000,
      quotaBackendBytes: 8_589_934_592,
      options: [],
      backupTarget: 'backup.example.internal',
      ...(placement === 'external' ? { certificateDays: 730 } : {}),
    });
  }

  #link(): void {
    if (!this.#linked) return;
    const { links, endpoints, etcdClusters } = this.#doc;
    const masters = this.#idsOf('control-plane');
    const forwarders = [
      ...this.#idsOf('load-balancer'),
      ...endpoints.filter(({ kind }) => kind === 'cloud-lb').map(({ id }) => id),
    ];
    for (const from of forwarders) {
      for (const to of masters) {
        links.push({ kind: 'forwards', id: `${from}-${to}`, from, to, mode: 'active' });
      }
    }
    for (const cluster of etcdClusters) {
      if (cluster.placement === 'stacked') continue;
      for (const from of masters) {
        links.push({ kind: 'stores-in', id: `${from}-${cluster.id}`, from, to: cluster.id });
      }
    }
  }
}
