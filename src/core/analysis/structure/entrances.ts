import { backendsOf, domainChain, type TopologyIndex } from '../../graph/topology-index.ts';
import type { CloudLoadBalancer, Component, Endpoint, ForwardsLink } from '../../model/topology.ts';
import { vrrpSettings } from '../../model/vrrp-settings.ts';
import { isKeptByDead } from '../../model/vrrp-times.ts';
import { holdingOrder } from './address-order.ts';
import { nothing, type EntrancePlan, type Numbers, type TargetPlan } from './structure.ts';
import { homeDomain, type UnitTable } from './units.ts';

/** Where components and links stand in the plan. */
export interface Positions {
  readonly master: ReadonlyMap<string, number>;
  readonly balancer: ReadonlyMap<string, number>;
  readonly link: (link: ForwardsLink) => number;
  /** Units of the kube-vip that masters run, by id of the master. */
  readonly kubeVip: ReadonlyMap<string, number>;
}

export interface Entrances {
  readonly plans: readonly EntrancePlan[];
  /** Id of each: the endpoint, or the component that clients address where none is drawn. */
  readonly ids: readonly string[];
}

/**
 * What clients connect to. A VIP or kube-vip counts as drawn even while its address is left open
 * (rule lb/vip-missing says so): the structure is judged before the addresses are known. Without
 * any endpoint clients know one address, that of the first load balancer, else of the first
 * control plane (rules, section 2.4 "none").
 */
export function planEntrances(
  index: TopologyIndex,
  units: UnitTable,
  positions: Positions,
): Entrances {
  const { endpoints } = index.topology;
  if (endpoints.length > 0) {
    return {
      plans: endpoints.map((endpoint) => planEndpoint(index, units, positions, endpoint)),
      ids: endpoints.map(({ id }) => id),
    };
  }
  const address = index.loadBalancers[0] ?? index.controlPlanes[0];
  if (address === undefined) return { plans: [], ids: [] };
  const targets = [targetOf(positions, address, nothing)].flatMap((target) => target ?? []);
  return { plans: [{ kind: 'direct', unit: nothing, homes: none, targets }], ids: [address.id] };
}

const none: Numbers = new Int32Array(0);

function planEndpoint(
  index: TopologyIndex,
  units: UnitTable,
  positions: Positions,
  endpoint: Endpoint,
): EntrancePlan {
  const unit = units.named(endpoint.id);
  switch (endpoint.kind) {
    case 'vip': {
      const members = unique(endpoint.members).flatMap((id) => {
        const component = index.components.get(id);
        return component?.kind === 'load-balancer' ? [component] : [];
      });
      const order = holdingOrder(index, members);
      const targets = order.flatMap((member) => targetOf(positions, member, nothing) ?? []);
      const settings = vrrpSettings(endpoint);
      const sticky = isKeptByDead(
        settings,
        order.map(({ priority }) => priority),
      );
      const checksBackends = settings.check === 'backends';
      return { kind: 'vip', unit, homes: none, targets, sticky, checksBackends };
    }
    case 'kube-vip': {
      const targets = unique(endpoint.members).flatMap((id) => {
        const master = positions.master.get(id);
        const kubeVip = positions.kubeVip.get(id) ?? nothing;
        return master === undefined ? [] : [{ balancer: -1, master, link: nothing, kubeVip }];
      });
      return { kind: 'kube-vip', unit, homes: none, targets };
    }
    case 'cloud-lb': {
      units.markMattering(endpoint.id);
      const linked = linkedTargets(index, positions, endpoint.id).filter(({ component }) =>
        isInZones(index, endpoint, component),
      );
      return {
        kind: 'cloud-lb',
        unit,
        homes: planHomes(index, units, endpoint, linked),
        targets: linked.map(({ target }) => target),
      };
    }
    case 'dns':
    case 'direct': {
      const linked = linkedTargets(index, positions, endpoint.id).map(({ target }) => target);
      const targets = endpoint.kind === 'direct' ? linked.slice(0, 1) : linked;
      return { kind: endpoint.kind, unit, homes: none, targets };
    }
  }
}

interface LinkedTarget {
  readonly component: Component;
  readonly target: TargetPlan;
}

function linkedTargets(index: TopologyIndex, positions: Positions, id: string): LinkedTarget[] {
  return backendsOf(index, id).flatMap(({ component, link }) => {
    const target = targetOf(positions, component, positions.link(link));
    return target === undefined ? [] : [{ component, target }];
  });
}

function targetOf(
  positions: Positions,
  component: Component,
  link: number,
): TargetPlan | undefined {
  const balancer = positions.balancer.get(component.id) ?? -1;
  const master = positions.master.get(component.id) ?? -1;
  if (balancer < 0 && master < 0) return undefined;
  return { balancer, master, link, kubeVip: nothing };
}

/** A cloud load balancer with named zones sends only to targets in them. */
function isInZones(
  index: TopologyIndex,
  { zones }: CloudLoadBalancer,
  component: Component,
): boolean {
  if (zones.length === 0) return true;
  const named = new Set(zones);
  const host = index.hosts.get(component.host);
  return domainChain(index, host?.failureDomain).some(({ id }) => named.has(id));
}

/**
 * The places a cloud load balancer lives in: the zones it names, else those of its targets. A
 * target without a zone lends its region, and one without either a place that never fails.
 */
function planHomes(
  index: TopologyIndex,
  units: UnitTable,
  { zones }: CloudLoadBalancer,
  targets: readonly LinkedTarget[],
): Numbers {
  const places =
    zones.length > 0
      ? zones.filter((id) => index.domains.has(id))
      : targets.map(({ component }) => homeDomain(index, component.host));
  return Int32Array.from(unique(places), (place) =>
    place === undefined ? nothing : units.inDomain(place),
  );
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
