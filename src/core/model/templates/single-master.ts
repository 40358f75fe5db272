import { design, stackedMaster } from './design.ts';
import type { Template } from './template.ts';

export const singleMaster: Template = {
  id: 'single-master',
  title: { en: 'Single master', zh: '单 master' },
  description: {
    en: 'One host for learning and trying out. Clients use a DNS name, so that it can grow later.',
    zh: '用于学习与试验的单台主机。客户端使用 DNS 名称访问，便于日后扩展。',
  },
  good: false,
  build: () =>
    design({
      name: 'single-master',
      profile: 'learning',
      hosts: [stackedMaster(1)],
      etcd: { name: 'etcd-cluster', placement: 'stacked' },
      endpoint: 'direct',
    }),
};
