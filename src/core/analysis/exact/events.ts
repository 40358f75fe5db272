import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Component, FigureKey } from '../../model/topology.ts';
import type { Plan } from '../structure/plan.ts';
import type { Numbers } from '../structure/structure.ts';
import {
  controlPlaneProcesses,
  kubeVipMembers,
  loadBalancerProcesses,
  processId,
  spaceId,
} from '../structure/units.ts';
import type { FailureEvent } from './analysis.ts';
import { complementOf } from './complement.ts';
import { availabilityFigure } from './figures.ts';
import { inLocationOrder } from './location-order.ts';

/** An event with what it takes down. */
export interface PlannedEvent extends FailureEvent {
  /** Whose assumption holds where nothing was set at the element. */
  readonly figure: FigureKey;
  readonly kills: Numbers;
}

/**
 * Everything that fails by itself and takes something down that matters: what stands for the cluster
 * or nowhere first, then place by place, each component followed by its processes. What never fails
 * by the figures is left out.
 */
export function planEvents(plan: Plan): readonly PlannedEvent[] {
  return new EventList(plan).collect();
}

class EventList {
  readonly #plan: Plan;
  readonly #index: TopologyIndex;
  readonly #events: PlannedEvent[] = [];
  readonly #runKubeVip: ReadonlySet<string>;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#index = plan.index;
    this.#runKubeVip = new Set(kubeVipMembers(plan.index));
  }

  collect(): readonly PlannedEvent[] {
    const { endpoints, etcdClusters } = this.#index.topology;
    for (const endpoint of endpoints) {
      if (endpoint.kind !== 'cloud-lb') continue;
      this.#add(endpoint.id, 'cloud-lb', 'cloud-lb', endpoint.availability, endpoint.zones.length);
    }
    for (const { id } of etcdClusters) this.#add(spaceId(id), 'space', 'etcd-space');
    for (const id of inLocationOrder(this.#index)) {
      const place = this.#index.domains.get(id);
      const host = this.#index.hosts.get(id);
      const component = this.#index.components.get(id);
      if (place !== undefined) this.#add(id, place.kind, place.kind, place.availability);
      else if (host !== undefined) this.#add(id, 'host', 'host', host.availability);
      else if (component !== undefined) this.#addComponent(component);
    }
    return this.#events;
  }

  #addComponent({ id, kind, availability }: Component): void {
    if (kind === 'worker') return;
    this.#add(id, kind, kind, availability);
    const processes =
      kind === 'load-balancer'
        ? loadBalancerProcesses
        : kind === 'control-plane'
          ? controlPlaneProcesses
          : [];
    for (const process of processes) this.#add(processId(id, process), 'process', process);
    if (this.#runKubeVip.has(id)) this.#add(processId(id, 'kube-vip'), 'process', 'kube-vip');
  }

  #add(id: string, kind: string, key: FigureKey, override?: number, zones = 0): void {
    const availability = override ?? availabilityFigure(this.#index.topology, key, zones);
    const unavailability = complementOf(availability);
    if (unavailability <= 0) return;
    const kills = this.#plan.units.killsOf(id);
    if (kills.length === 0) return;
    const overridden = override !== undefined;
    this.#events.push({ id, kind, figure: key, unavailability, overridden, kills });
  }
}
