import { backendsOf, hostOf, nodeAddress, type TopologyIndex } from '../../graph/topology-index.ts';
import { canonicalIp } from '../../model/ip.ts';
import type { Component } from '../../model/topology.ts';

/**
 * Whether an address of the API is drawn, so that the bundle can write the endpoint's name into
 * /etc/hosts of the nodes: of the first endpoint, or of what stands in front where there is none.
 */
export function frontAddressIsDrawn(index: TopologyIndex): boolean {
  const endpoint = index.topology.endpoints[0];
  const isDrawn = (component: Component): boolean =>
    canonicalIp(nodeAddress(hostOf(index, component)) ?? '') !== undefined;
  switch (endpoint?.kind) {
    case 'vip':
    case 'kube-vip':
    case 'cloud-lb':
      return canonicalIp(endpoint.address) !== undefined;
    case 'dns':
      return backendsOf(index, endpoint.id).some(({ component }) => isDrawn(component));
    default:
      return [...index.loadBalancers, ...index.controlPlanes].some(isDrawn);
  }
}
