import type { TopologyIndex } from '../graph/topology-index.ts';
import type { Plan } from './structure/plan.ts';
import type { ToleranceKind } from './verdict.ts';

/**
 * Elements of a kind whose failure can touch the API, in document order: load balancers, control
 * planes and voting etcd members, and the hosts and domains that hold one (or a place of a cloud
 * load balancer). Workers, learners and what holds nothing else do not count. A cloud load balancer
 * is no component: it fails as a service of its region. Hypervisors, power domains and switches
 * belong to no kind; see {@link singleElements}.
 */
export function elementsOfKind(plan: Plan, kind: ToleranceKind): readonly string[] {
  const { topology } = plan.index;
  switch (kind) {
    case 'component':
      return mattering(plan, topology.components);
    case 'host':
      return mattering(plan, topology.hosts);
    case 'rack':
    case 'zone':
    case 'region':
      return mattering(
        plan,
        topology.failureDomains.filter((domain) => domain.kind === kind),
      );
  }
}

/** Every domain, host, component and cloud load balancer that matters, in this order. */
export function singleElements(plan: Plan): readonly string[] {
  const { topology } = plan.index;
  return mattering(plan, [
    ...topology.failureDomains,
    ...topology.hosts,
    ...topology.components,
    ...topology.endpoints,
  ]);
}

/** Which components and hosts the `up` list of a state speaks of. */
export interface Population {
  readonly hosts: readonly string[];
  readonly components: readonly { readonly id: string; readonly host: string }[];
}

export function everyElement({ topology }: TopologyIndex): Population {
  return { hosts: topology.hosts.map(({ id }) => id), components: topology.components };
}

export function matteringElements({ index: { topology }, units }: Plan): Population {
  return {
    hosts: topology.hosts.filter(({ id }) => units.matters.has(id)).map(({ id }) => id),
    components: topology.components.filter(({ id }) => units.matters.has(id)),
  };
}

function mattering({ units }: Plan, elements: readonly { id: string }[]): readonly string[] {
  const found = new Set<string>();
  for (const { id } of elements) if (units.matters.has(id)) found.add(id);
  return [...found];
}
