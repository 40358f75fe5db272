import type { LoadBalancer } from '../../model/topology.ts';

/** File descriptors beside those of connections: listeners, checks, logs. */
const OTHER_FILES = 64;
/** NGINX: what the bundle writes beyond two connections a client. */
const NGINX_OTHERS = 384;

/** Open files a load balancer needs for so many connections, two for each. */
export function filesFor(
  { software }: Pick<LoadBalancer, 'software'>,
  connections: number,
): number {
  return 2 * connections + (software === 'nginx' ? NGINX_OTHERS : OTHER_FILES);
}
