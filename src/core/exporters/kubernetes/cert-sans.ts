import { canonicalIp } from '../../model/ip.ts';
import type { ExportContext } from '../exporter.ts';
import { dnsNameOrIp } from '../site/api-endpoint.ts';

/** Every name and address a client may dial a kube-apiserver by, without repetition. */
export function apiServerSans({ index, site }: ExportContext): string[] {
  const inFront = index.topology.endpoints.flatMap((endpoint) => {
    if (endpoint.kind === 'vip' || endpoint.kind === 'kube-vip') {
      return canonicalIp(endpoint.address) ?? [];
    }
    return endpoint.kind === 'cloud-lb' ? (dnsNameOrIp(endpoint.address) ?? []) : [];
  });
  const withoutVip = site.loadBalancers.filter(
    ({ loadBalancer }) => loadBalancer !== undefined && !index.vipsOf.has(loadBalancer.id),
  );
  return [
    ...new Set([
      ...(site.endpoint.host === undefined ? [] : [site.endpoint.host]),
      ...inFront,
      ...site.endpoint.addresses,
      ...withoutVip.flatMap(({ addresses }) => addresses),
      ...site.controlPlanes.flatMap(({ name, addresses }) => [name, ...addresses]),
      '127.0.0.1',
    ]),
  ];
}
