import { design, loadBalancerPart, stackedMaster } from './design.ts';
import type { Template } from './template.ts';

export const loadBalancersOnMasters: Template = {
  id: 'lb-on-masters',
  title: { en: 'Load balancers on the masters', zh: '负载均衡器与 master 同机' },
  description: {
    en: 'Three hosts in three zones do everything: keepalived and HAProxy (port 8443), master and etcd.',
    zh: '三个可用区的三台主机承担全部角色：keepalived 与 HAProxy（端口 8443）、master 和 etcd。',
  },
  good: true,
  build: () =>
    design({
      name: 'lb-on-masters',
      profile: 'multi-zone',
      zones: ['a', 'b', 'c'],
      hosts: ['a', 'b', 'c'].map((zone, at) => {
        const master = stackedMaster(at + 1, zone);
        // The kube-apiserver of the host has 6443.
        const loadBalancer = loadBalancerPart(`lb-${at + 1}`, 110 - 10 * at, { port: 8443 });
        return { ...master, parts: [loadBalancer, ...master.parts] };
      }),
      etcd: { name: 'etcd-cluster', placement: 'stacked' },
      endpoint: 'vip',
    }),
};
