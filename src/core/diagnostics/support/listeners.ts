import type { TopologyIndex } from '../../graph/topology-index.ts';
import { loadBalancerSettings } from '../../model/load-balancer-settings.ts';
import type { LoadBalancer } from '../../model/topology.ts';

/** What listens beside a load balancer, by the component that brings it. */
const listeners = {
  'control-plane': [
    [10250, 'kubelet'],
    [10257, 'kube-controller-manager'],
    [10259, 'kube-scheduler'],
  ],
  etcd: [
    [2379, 'etcd clients'],
    [2380, 'etcd peers'],
    [2381, 'etcd metrics'],
  ],
  worker: [
    [10250, 'kubelet'],
    [10256, 'kube-proxy'],
  ],
  'load-balancer': [
    [8404, 'health check of the load balancer'],
    [8405, 'health check of its backends'],
  ],
} as const;

const metricsListener = [8406, 'metrics of the load balancer'] as const;

/** Who else uses a port on the host of a load balancer; of two load balancers the later one clashes. */
export function listenerBeside(
  index: TopologyIndex,
  loadBalancer: LoadBalancer,
  port: number,
): string | undefined {
  let isFirst = true;
  for (const component of index.componentsOnHost.get(loadBalancer.host) ?? []) {
    if (component.id === loadBalancer.id) isFirst = false;
    else if (component.kind === 'load-balancer' && isFirst && component.port === port) {
      return component.name;
    }
    if (component.kind === 'control-plane' && port === index.topology.cluster.apiServerPort) {
      return `kube-apiserver (${component.name})`;
    }
    if (
      component.kind === 'load-balancer' &&
      component.software === 'haproxy' &&
      loadBalancerSettings(component).metrics !== 'off' &&
      port === metricsListener[0]
    ) {
      return metricsListener[1];
    }
    const used = listeners[component.kind].find(([number]) => number === port);
    if (used !== undefined) return used[1];
  }
  return undefined;
}
