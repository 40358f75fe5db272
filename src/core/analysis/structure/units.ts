import { domainChain, type TopologyIndex } from '../../graph/topology-index.ts';
import type { Component } from '../../model/topology.ts';
import type { Numbers } from './structure.ts';

/**
 * The parts of a load balancer and of a control plane that can fail apart: `component:process`. A
 * control plane that is a member of a kube-vip endpoint also has `kube-vip`.
 */
export const loadBalancerProcesses = ['keepalived', 'proxy'] as const;
export const controlPlaneProcesses = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
] as const;

export function processId(component: string, process: string): string {
  return `${component}:${process}`;
}

/** Fails when the etcd cluster is out of space (NOSPACE alarm). */
export function spaceId(cluster: string): string {
  return `${cluster}:space`;
}

/** Control planes that run kube-vip: members of some kube-vip endpoint. May name some twice. */
export function kubeVipMembers({ topology }: TopologyIndex): string[] {
  return topology.endpoints.flatMap((endpoint) =>
    endpoint.kind === 'kube-vip' ? endpoint.members : [],
  );
}

/** The processes of a component that fail apart from it and change an answer when they do. */
export function failableProcesses(index: TopologyIndex, { id, kind }: Component): string[] {
  switch (kind) {
    case 'load-balancer':
      return loadBalancerProcesses.filter(
        (process) => process !== 'keepalived' || index.vipsOf.has(id),
      );
    case 'control-plane':
      return [
        ...controlPlaneProcesses,
        ...(kubeVipMembers(index).includes(id) ? ['kube-vip'] : []),
      ];
    case 'etcd':
    case 'worker':
      return [];
  }
}

/** How many unit numbers of kill lists are kept; hostile nesting would otherwise fill the memory. */
const rememberedKills = 1_000_000;

/**
 * Gives each unit its number and knows which units each failable id takes down: by its own name
 * (component, process, endpoint, link), or by standing on a host or in a domain.
 */
export class UnitTable {
  readonly #index: TopologyIndex;
  readonly #byName = new Map<string, number[]>();
  readonly #onHost = new Map<string, number[]>();
  readonly #inDomain = new Map<string, number[]>();
  readonly #hostOf: (string | undefined)[] = [undefined];
  readonly #domainOf = new Map<number, string>();
  readonly #matters = new Set<string>();
  readonly #kills = new Map<string, Numbers>();
  #remembered = 0;

  constructor(index: TopologyIndex) {
    this.#index = index;
  }

  /** Units numbered so far, with the unit 0 that never fails. */
  get count(): number {
    return this.#hostOf.length;
  }

  /** Host of each unit; undefined for links and endpoints. */
  get hostOf(): readonly (string | undefined)[] {
    return this.#hostOf;
  }

  /** The domain of a unit that stands for a place of a cloud load balancer; else undefined. */
  domainOf(unit: number): string | undefined {
    return this.#domainOf.get(unit);
  }

  /** Ids of domains, hosts, components and endpoints that take some unit down. */
  get matters(): ReadonlySet<string> {
    return this.#matters;
  }

  /** A unit on a host, failing with any of the given names. */
  onHost(host: string, names: readonly string[]): number {
    const unit = this.#add(names);
    const found = this.#index.hosts.get(host);
    // A component whose host is not drawn stands on nothing that could fail or be cut off.
    if (found === undefined) return unit;
    this.#hostOf[unit] = host;
    append(this.#onHost, host, unit);
    this.#matters.add(host);
    this.#markChain(found.failureDomain);
    return unit;
  }

  /** A unit that fails with a domain or one above it. */
  inDomain(domain: string): number {
    const unit = this.#add([]);
    append(this.#inDomain, domain, unit);
    this.#domainOf.set(unit, domain);
    this.#markChain(domain);
    return unit;
  }

  /** A unit without a place: a link or an endpoint. */
  named(name: string): number {
    return this.#add([name]);
  }

  markMattering(id: string): void {
    this.#matters.add(id);
  }

  /** Units that fail with an id, ascending; empty for an id nothing depends on. */
  killsOf(id: string): Numbers {
    const known = this.#kills.get(id);
    if (known !== undefined) return known;
    const units = new Set([...(this.#byName.get(id) ?? []), ...(this.#onHost.get(id) ?? [])]);
    if (this.#index.domains.has(id)) this.#collectBelow(id, units);
    const kills = Int32Array.from(units).sort();
    this.#remembered += kills.length + 1;
    if (this.#remembered <= rememberedKills) this.#kills.set(id, kills);
    return kills;
  }

  #add(names: readonly string[]): number {
    const unit = this.#hostOf.length;
    this.#hostOf.push(undefined);
    for (const name of names) append(this.#byName, name, unit);
    return unit;
  }

  #markChain(domain: string | undefined): void {
    let at = domain;
    while (at !== undefined && !this.#matters.has(at)) {
      const found = this.#index.domains.get(at);
      if (found === undefined) return;
      this.#matters.add(at);
      at = found.parent;
    }
  }

  #collectBelow(domain: string, units: Set<number>): void {
    const visited = new Set([domain]);
    const open = [domain];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const unit of this.#inDomain.get(at) ?? []) units.add(unit);
      for (const host of this.#index.hostsIn.get(at) ?? []) {
        for (const unit of this.#onHost.get(host.id) ?? []) units.add(unit);
      }
      for (const { id } of this.#index.domainsIn.get(at) ?? []) {
        if (visited.has(id)) continue;
        visited.add(id);
        open.push(id);
      }
    }
  }
}

/** The nearest zone above a host, else the nearest region; undefined where neither is drawn. */
export function homeDomain(index: TopologyIndex, host: string): string | undefined {
  const chain = domainChain(index, index.hosts.get(host)?.failureDomain);
  const home =
    chain.find(({ kind }) => kind === 'zone') ?? chain.find(({ kind }) => kind === 'region');
  return home?.id;
}

function append(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
