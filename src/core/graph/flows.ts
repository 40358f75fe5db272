import type { Component, FailureDomain, Host } from '../model/topology.ts';
import {
  backendsOf,
  controlPlaneBackendsOf,
  etcdAccessOf,
  hostOf,
  hostsBelow,
  vipMembers,
  type TopologyIndex,
} from './topology-index.ts';

/** Ports that are the same in every cluster of kubeadm (Kubernetes, Ports and Protocols). */
export const flowPorts = { kubelet: 10_250, etcdClients: 2379, etcdPeers: 2380 } as const;

/** `api`: nodes to what clients are told; `backends`: load balancers to the masters behind them. */
export type FlowKind = 'api' | 'backends' | 'kubelet' | 'etcdClients' | 'etcdPeers';

/** TCP connections that the control plane needs, from each of some hosts to each of some others. */
export interface Flow {
  readonly kind: FlowKind;
  readonly port: number;
  readonly from: readonly Host[];
  readonly to: readonly Host[];
}

/**
 * The connections between drawn hosts without which the cluster does not work. Clients that are not
 * drawn, the pod network and node ports are not among them: nothing in the design says who they are.
 */
export function requiredFlows(index: TopologyIndex): Flow[] {
  const { apiServerPort } = index.topology.cluster;
  const hosts = (components: readonly Component[]): Host[] => [
    ...new Set(components.flatMap((component) => hostOf(index, component) ?? [])),
  ];
  const masters = hosts(index.controlPlanes);
  const nodes = [...new Set([...masters, ...hosts(index.workers)])];
  return [
    ...frontsOf(index).map(({ port, components }): Flow => ({
      kind: 'api',
      port,
      from: nodes,
      to: hosts(components),
    })),
    ...index.loadBalancers.map((loadBalancer): Flow => ({
      kind: 'backends',
      port: apiServerPort,
      from: hosts([loadBalancer]),
      to: hosts(controlPlaneBackendsOf(index, loadBalancer.id).map(({ component }) => component)),
    })),
    { kind: 'kubelet', port: flowPorts.kubelet, from: masters, to: nodes },
    ...index.topology.etcdClusters.flatMap((cluster): Flow[] => {
      const members = hosts(
        cluster.members.flatMap(({ component }) => index.components.get(component) ?? []),
      );
      const clients = hosts(
        index.controlPlanes.filter((master) => etcdAccessOf(index, master)?.cluster === cluster),
      );
      return [
        {
          kind: 'etcdClients',
          port: flowPorts.etcdClients,
          from: [...new Set([...clients, ...members])],
          to: members,
        },
        { kind: 'etcdPeers', port: flowPorts.etcdPeers, from: members, to: members },
      ];
    }),
  ];
}

/** What the nodes connect to, by the endpoint that the cluster is told: the first of the design. */
function frontsOf(index: TopologyIndex): { port: number; components: readonly Component[] }[] {
  const { apiServerPort } = index.topology.cluster;
  const endpoint = index.topology.endpoints[0];
  if (endpoint === undefined) {
    const [first] = index.loadBalancers;
    return first === undefined
      ? [{ port: apiServerPort, components: index.controlPlanes }]
      : [{ port: first.port, components: index.loadBalancers }];
  }
  switch (endpoint.kind) {
    case 'vip': {
      const members = vipMembers(index, endpoint);
      return members[0] === undefined ? [] : [{ port: members[0].port, components: members }];
    }
    case 'kube-vip':
      return [
        {
          port: apiServerPort,
          components: endpoint.members.flatMap((id) => index.components.get(id) ?? []),
        },
      ];
    default:
      return backendsOf(index, endpoint.id).map(({ component }) => ({
        port: component.kind === 'load-balancer' ? component.port : apiServerPort,
        components: [component],
      }));
  }
}

/** A firewall around a domain; several entries about one domain count as one firewall. */
export interface DeclaredFirewall {
  readonly domain: FailureDomain;
  readonly allow: readonly string[];
  /** Ids of the hosts behind it. */
  readonly inside: ReadonlySet<string>;
}

export function declaredFirewalls(index: TopologyIndex): DeclaredFirewall[] {
  const allowed = new Map<string, string[]>();
  for (const { failureDomain, allow } of index.topology.network.firewalls) {
    allowed.set(failureDomain, [...(allowed.get(failureDomain) ?? []), ...allow]);
  }
  return [...allowed].flatMap(([id, allow]): DeclaredFirewall[] => {
    const domain = index.domains.get(id);
    if (domain === undefined) return [];
    return [{ domain, allow, inside: new Set(hostsBelow(index, id).map((host) => host.id)) }];
  });
}

/** Two hosts on both sides of a firewall, of which the first has to reach the second. */
export interface Crossing {
  readonly from: Host;
  readonly to: Host;
}

/** The first connection of a flow that has to pass a firewall, or undefined if none has to. */
export function crossingOf({ from, to }: Flow, { inside }: DeclaredFirewall): Crossing | undefined {
  for (const behind of [false, true]) {
    const source = from.find(({ id }) => inside.has(id) === behind);
    const target = to.find(({ id }) => inside.has(id) !== behind);
    if (source !== undefined && target !== undefined) return { from: source, to: target };
  }
  return undefined;
}
