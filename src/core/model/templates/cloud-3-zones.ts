import { topologySchema } from '../topology.ts';
import { design, stackedMaster, workerHost } from './design.ts';
import type { Template } from './template.ts';

export const cloudThreeZones: Template = {
  id: 'cloud-3-zones',
  title: { en: 'Cloud load balancer over three zones', zh: '三可用区云负载均衡' },
  description: {
    en: 'A Network Load Balancer of AWS in front of a master with its etcd member in each zone. Survives any zone.',
    zh: 'AWS NLB 之后，每个可用区一个 master（含 etcd 成员）。可承受任一可用区故障。',
  },
  good: true,
  build: () => {
    const document = design({
      name: 'cloud-3-zones',
      profile: 'multi-zone',
      zones: ['a', 'b', 'c'],
      hosts: [
        stackedMaster(1, 'a'),
        stackedMaster(2, 'b'),
        stackedMaster(3, 'c'),
        workerHost(1, 'a'),
        workerHost(2, 'b'),
        workerHost(3, 'c'),
      ],
      etcd: { name: 'etcd-cluster', placement: 'stacked' },
    });
    const masters = document.components.filter(({ kind }) => kind === 'control-plane');
    return topologySchema.parse({
      ...document,
      cluster: { ...document.cluster, environment: 'aws' },
      endpoints: [
        {
          id: 'cloud-1',
          kind: 'cloud-lb',
          name: 'api',
          provider: 'aws',
          address: 'k8s-api.example.internal',
          zones: document.failureDomains.filter(({ kind }) => kind === 'zone').map(({ id }) => id),
          crossZone: true,
          targetType: 'ip',
        },
      ],
      links: masters.map(({ id }, at) => ({
        id: `link-${at + 1}`,
        kind: 'forwards',
        from: 'cloud-1',
        to: id,
        mode: 'active',
      })),
    });
  },
};
