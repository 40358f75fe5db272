import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { FigureKey } from '../../model/topology.ts';
import type { Plan } from '../plan.ts';
import type { Numbers } from '../structure.ts';
import {
  controlPlaneProcesses,
  kubeVipMembers,
  loadBalancerProcesses,
  processId,
  spaceId,
} from '../units.ts';
import type { FailureEvent } from './analysis.ts';
import { complementOf } from './complement.ts';
import { availabilityFigure } from './figures.ts';

/** An event with what it takes down. */
export interface PlannedEvent extends FailureEvent {
  readonly kills: Numbers;
}

/**
 * Everything that fails by itself and takes something down that matters: what stands for the cluster
 * or nowhere first, then domain by domain with what is below each, depth first, each host followed
 * by its components and their processes. So what fails together stands together, which keeps decision
 * diagrams small. What never fails by the figures is left out.
 */
export function planEvents(plan: Plan): readonly PlannedEvent[] {
  return new EventList(plan).collect();
}

class EventList {
  readonly #plan: Plan;
  readonly #index: TopologyIndex;
  readonly #events: PlannedEvent[] = [];
  readonly #seen = new Set<string>();
  readonly #runKubeVip: ReadonlySet<string>;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#index = plan.index;
    this.#runKubeVip = new Set(kubeVipMembers(plan.index));
  }

  collect(): readonly PlannedEvent[] {
    const { topology, domains } = this.#index;
    for (const endpoint of topology.endpoints) {
      if (endpoint.kind !== 'cloud-lb') continue;
      this.#add(endpoint.id, 'cloud-lb', 'cloud-lb', endpoint.availability, endpoint.zones.length);
    }
    for (const { id } of topology.etcdClusters) {
      this.#add(spaceId(id), 'space', 'etcd-space');
    }
    const isRoot = (parent: string | undefined): boolean =>
      parent === undefined || !domains.has(parent);
    this.#descend(
      topology.failureDomains.filter(({ parent }) => isRoot(parent)).map(({ id }) => id),
    );
    // Domains that stand in a circle have no root; they still fail.
    this.#descend(topology.failureDomains.map(({ id }) => id));
    for (const { id } of topology.hosts) this.#addHost(id);
    for (const { id } of topology.components) this.#addComponent(id);
    return this.#events;
  }

  /** Without recursion: nesting may be as deep as a file makes it. */
  #descend(roots: readonly string[]): void {
    const open = roots.toReversed();
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const domain = this.#index.domains.get(id);
      if (domain === undefined || !this.#begin(`domain ${id}`)) continue;
      this.#add(id, domain.kind, domain.kind, domain.availability);
      for (const host of this.#index.hostsIn.get(id) ?? []) this.#addHost(host.id);
      const below = this.#index.domainsIn.get(id) ?? [];
      for (let i = below.length - 1; i >= 0; i -= 1) open.push(below[i]!.id);
    }
  }

  #addHost(id: string): void {
    const host = this.#index.hosts.get(id);
    if (host === undefined || !this.#plan.units.matters.has(id) || !this.#begin(`host ${id}`)) {
      return;
    }
    this.#add(id, 'host', 'host', host.availability);
    for (const component of this.#index.componentsOnHost.get(id) ?? []) {
      this.#addComponent(component.id);
    }
  }

  #addComponent(id: string): void {
    const component = this.#index.components.get(id);
    if (component === undefined || component.kind === 'worker') return;
    if (!this.#begin(`component ${id}`)) return;
    this.#add(id, component.kind, component.kind, component.availability);
    const processes =
      component.kind === 'load-balancer'
        ? loadBalancerProcesses
        : component.kind === 'control-plane'
          ? controlPlaneProcesses
          : [];
    for (const process of processes) this.#add(processId(id, process), 'process', process);
    if (this.#runKubeVip.has(id)) this.#add(processId(id, 'kube-vip'), 'process', 'kube-vip');
  }

  #begin(key: string): boolean {
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  #add(id: string, kind: string, key: FigureKey, override?: number, zones = 0): void {
    const availability = override ?? availabilityFigure(this.#index.topology, key, zones);
    const unavailability = complementOf(availability);
    if (unavailability <= 0) return;
    const kills = this.#plan.units.killsOf(id);
    if (kills.length === 0) return;
    this.#events.push({ id, kind, unavailability, overridden: override !== undefined, kills });
  }
}
