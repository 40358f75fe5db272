import { controlPlaneBackendsOf } from '../../graph/topology-index.ts';
import type { Message } from '../../model/message.ts';
import type { ExportContext } from '../exporter.ts';
import { leftOutOfList } from '../notes.ts';
import { usesIpv6, type SiteHost } from '../site/site.ts';

/** A kube-apiserver behind a load balancer. */
export interface ApiServer {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  /** Used only while no other one is up. */
  readonly backup: boolean;
}

export interface LoadBalancerBackends {
  readonly servers: readonly ApiServer[];
  /** Whether the load balancer has to listen on IPv6 as well. */
  readonly dualStack: boolean;
  readonly notes: readonly Message[];
}

/** What the load balancer of a host forwards to. Standby counts only beside something active. */
export function apiServersBehind(
  { index, site }: ExportContext,
  at: SiteHost,
): LoadBalancerBackends {
  const { loadBalancer } = at;
  if (loadBalancer === undefined) return { servers: [], dualStack: false, notes: [] };
  const notes: Message[] = [];
  const seen = new Set<string>();
  const reachable = controlPlaneBackendsOf(index, loadBalancer.id).flatMap(
    ({ component, link }) => {
      const target = site.hostById.get(component.host);
      const name = site.serverNames.get(component.id);
      if (target === undefined || name === undefined || seen.has(component.id)) return [];
      seen.add(component.id);
      if (target.address === undefined) {
        notes.push(leftOutOfList(target, `${at.name}: kube-apiservers`));
        return [];
      }
      return [{ name, address: target.address, standby: link.mode === 'standby' }];
    },
  );
  const mixed = reachable.some(({ standby }) => !standby);
  const vips = (index.vipsOf.get(loadBalancer.id) ?? []).map(({ address }) => address);
  return {
    servers: reachable.map(({ name, address, standby }) => ({
      name,
      address,
      port: index.topology.cluster.apiServerPort,
      backup: standby && mixed,
    })),
    dualStack: usesIpv6([...at.addresses, ...vips]),
    notes,
  };
}
