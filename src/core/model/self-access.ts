import { canonicalIp } from './ip.ts';
import type { CloudLoadBalancer, Cluster } from './topology.ts';

/**
 * Why the masters cannot find the endpoint's name at their own address, although the design says so:
 * clients are told an address, which no hosts file can lead elsewhere, or a port on which no API
 * server listens. Undefined where they can, or where the design does not ask for it.
 */
export function selfAccessProblem(
  { endpoint, apiServerPort }: Cluster,
  { selfAccess, address, port }: CloudLoadBalancer,
): 'no-name' | 'other-port' | undefined {
  if (selfAccess !== 'hosts-file') return undefined;
  const told = endpoint.trim() === '' ? address.trim() : endpoint.trim();
  if (told === '' || canonicalIp(told.replace(/^\[(.*)\]$/, '$1')) !== undefined) return 'no-name';
  return port === apiServerPort ? undefined : 'other-port';
}

/** Whether the masters reach the API at their own address in place of the load balancer's. */
export function reachesItself(cluster: Cluster, endpoint: CloudLoadBalancer): boolean {
  return endpoint.selfAccess === 'hosts-file' && selfAccessProblem(cluster, endpoint) === undefined;
}
