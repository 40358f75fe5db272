import type { Localized } from './message.ts';
import type { ComponentKind, EndpointKind, FailureDomainKind } from './topology.ts';

/** What the kinds are called inside a sentence. */
export const componentKindNames: Readonly<Record<ComponentKind, Localized>> = {
  'load-balancer': { en: 'load balancer', zh: '负载均衡器' },
  'control-plane': { en: 'master', zh: 'master' },
  etcd: { en: 'etcd member', zh: 'etcd 成员' },
  worker: { en: 'worker', zh: '工作节点' },
};

export const failureDomainKindNames: Readonly<Record<FailureDomainKind, Localized>> = {
  region: { en: 'region', zh: '地域' },
  zone: { en: 'zone', zh: '可用区' },
  rack: { en: 'rack', zh: '机架' },
  hypervisor: { en: 'hypervisor', zh: '虚拟化宿主机' },
  power: { en: 'power domain', zh: '供电域' },
  switch: { en: 'switch', zh: '交换机' },
};

export const endpointKindNames: Readonly<Record<EndpointKind, Localized>> = {
  vip: { en: 'VIP', zh: 'VIP' },
  'kube-vip': { en: 'kube-vip address', zh: 'kube-vip 地址' },
  'cloud-lb': { en: 'cloud load balancer', zh: '云负载均衡器' },
  dns: { en: 'DNS endpoint', zh: 'DNS 入口' },
  direct: { en: 'direct endpoint', zh: '直连入口' },
};
