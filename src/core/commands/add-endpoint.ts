import { indexTopology, type TopologyIndex } from '../graph/topology-index.ts';
import { endpointKindNames } from '../model/kind-names.ts';
import { message } from '../model/message.ts';
import {
  cloudProviders,
  endpointSchema,
  type EndpointKind,
  type Topology,
} from '../model/topology.ts';
import type { CommandDefinition } from './definition.ts';
import { addLinks, append, checked, idSource, placeAt } from './edit.ts';
import { newEndpointName } from './names.ts';

/**
 * Adds a way to the API and puts it before what is there: a VIP before the load balancers that hold
 * none, kube-vip and a cloud load balancer before every control plane, a DNS name before the load
 * balancers or else the control planes, a direct endpoint before the control plane if there is but
 * one. Its address is left open.
 */
export const addEndpoint: CommandDefinition<'add-endpoint'> = {
  apply(topology, { kind, provider, name, position }) {
    const index = indexTopology(topology);
    const endpoint = checked(endpointSchema, {
      id: idSource(topology)(kind),
      kind,
      name: name ?? newEndpointName(topology, kind),
      ...propertiesOf(index, kind, provider),
    });
    const added = placeAt(append(topology, 'endpoints', endpoint), endpoint.id, position);
    return addLinks(
      added,
      targetsOf(index, kind).map((to) => ({ kind: 'forwards' as const, from: endpoint.id, to })),
    );
  },
  label(before, { kind, name }) {
    const { en, zh } = endpointKindNames[kind];
    return message(
      { en: `Add ${en} {name}`, zh: `添加 ${zh} {name}` },
      { name: name ?? newEndpointName(before, kind) },
    );
  },
};

/** Clouds whose load balancer cannot carry a master's connection back to itself (lb/hairpin). */
const sendsNobodyBack: ReadonlySet<string> = new Set(['azure', 'alibaba', 'tencent', 'gcp']);

function propertiesOf(
  index: TopologyIndex,
  kind: EndpointKind,
  provider: string | undefined,
): Record<string, unknown> {
  switch (kind) {
    case 'vip':
      return {
        members: index.loadBalancers.flatMap(({ id }) => (index.vipsOf.has(id) ? [] : [id])),
        virtualRouterId: freeRouterId(index.topology),
      };
    case 'kube-vip':
      return { members: index.controlPlanes.map(({ id }) => id) };
    case 'cloud-lb': {
      const { environment } = index.topology.cluster;
      const chosen = provider ?? cloudProviders.find((each) => each === environment);
      return {
        provider: chosen,
        ...(chosen !== undefined && sendsNobodyBack.has(chosen) && { selfAccess: 'hosts-file' }),
      };
    }
    default:
      return {};
  }
}

function targetsOf(index: TopologyIndex, kind: EndpointKind): string[] {
  const controlPlanes = index.controlPlanes.map(({ id }) => id);
  switch (kind) {
    case 'cloud-lb':
      return controlPlanes;
    case 'dns':
      return index.loadBalancers.length > 0
        ? index.loadBalancers.map(({ id }) => id)
        : controlPlanes;
    case 'direct':
      return controlPlanes.length === 1 ? controlPlanes : [];
    default:
      return [];
  }
}

/** 51 as keepalived's examples have it, or the next that no VIP of the design uses. */
export function freeRouterId({ endpoints }: Topology): number {
  const used = new Set(
    endpoints.flatMap((endpoint) => (endpoint.kind === 'vip' ? [endpoint.virtualRouterId] : [])),
  );
  for (let id = 51; id <= 255; id += 1) if (!used.has(id)) return id;
  for (let id = 50; id >= 1; id -= 1) if (!used.has(id)) return id;
  return 51;
}
