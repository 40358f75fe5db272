import {
  backendsOf,
  controlPlaneBackendsOf,
  vipMembers,
  type TopologyIndex,
} from '../../graph/topology-index.ts';
import { canonicalIp } from '../../model/ip.ts';
import type { Endpoint } from '../../model/topology.ts';
import type { SiteHost } from './site-host.ts';

/** What every client, kubelet and kubeconfig of the cluster is told. */
export interface ApiEndpoint {
  /** DNS name or address; undefined when the design holds neither. */
  readonly host: string | undefined;
  readonly port: number;
  /** The addresses behind it that are drawn: of the VIP, or of what is in front if there is none. */
  readonly addresses: readonly string[];
  /** The endpoint that decides, or undefined if only load balancers or masters are drawn. */
  readonly endpoint: Endpoint | undefined;
}

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const DNS_NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);

/** A DNS name in lower case, or undefined if the text is none. A row of digits and dots is none. */
export function dnsName(text: string): string | undefined {
  const name = text.trim().toLowerCase();
  return name.length <= 253 && DNS_NAME.test(name) && !/^[\d.]+$/.test(name) ? name : undefined;
}

/** A DNS name or an address in canonical spelling; undefined if the text is neither. */
export function dnsNameOrIp(text: string): string | undefined {
  return canonicalIp(text.trim()) ?? dnsName(text);
}

/** The first endpoint of the document decides; without one the load balancers, then the masters. */
export function resolveApiEndpoint(
  index: TopologyIndex,
  hostById: ReadonlyMap<string, SiteHost>,
): ApiEndpoint {
  const { cluster, endpoints } = index.topology;
  const endpoint = endpoints[0];
  const front = frontOf(index, endpoint, hostById);
  return {
    host: dnsNameOrIp(cluster.endpoint) ?? front.name ?? front.addresses[0],
    port: front.port,
    addresses: front.addresses,
    endpoint,
  };
}

interface Front {
  readonly port: number;
  readonly addresses: readonly string[];
  readonly name?: string | undefined;
}

function frontOf(
  index: TopologyIndex,
  endpoint: Endpoint | undefined,
  hostById: ReadonlyMap<string, SiteHost>,
): Front {
  const { apiServerPort } = index.topology.cluster;
  const addressOf = (hostId: string): readonly string[] => asList(hostById.get(hostId)?.address);
  const masters = (id: string): readonly string[] =>
    controlPlaneBackendsOf(index, id).flatMap(({ component }) => addressOf(component.host));
  const firstMasters = index.controlPlanes.slice(0, 1).flatMap(({ host }) => addressOf(host));
  switch (endpoint?.kind) {
    case 'vip': {
      const port = vipMembers(index, endpoint)[0]?.port ?? apiServerPort;
      return { port, addresses: asList(canonicalIp(endpoint.address)) };
    }
    case 'kube-vip':
      return { port: apiServerPort, addresses: asList(canonicalIp(endpoint.address)) };
    case 'cloud-lb': {
      const address = canonicalIp(endpoint.address);
      return { port: endpoint.port, addresses: asList(address), name: dnsName(endpoint.address) };
    }
    case 'dns': {
      const targets = backendsOf(index, endpoint.id).map(({ component }) => component);
      const port = targets.find((target) => target.kind === 'load-balancer')?.port;
      const addresses = targets.flatMap((target) => addressOf(target.host));
      return { port: port ?? apiServerPort, addresses: [...new Set(addresses)] };
    }
    case 'direct': {
      const named = masters(endpoint.id);
      return {
        port: apiServerPort,
        addresses: named.length > 0 ? [...new Set(named)] : firstMasters,
      };
    }
    default: {
      const loadBalancer = index.loadBalancers[0];
      if (loadBalancer === undefined) return { port: apiServerPort, addresses: firstMasters };
      return { port: loadBalancer.port, addresses: [...new Set(addressOf(loadBalancer.host))] };
    }
  }
}

function asList(address: string | undefined): readonly string[] {
  return address === undefined ? [] : [address];
}
