import type { ComponentKind, FailureDomainKind } from '../model/topology.ts';
import type { Localized } from '../model/message.ts';

/**
 * What the boxes say. Words for components stay English, as an architect writes them in either
 * language; words for groups are translated.
 */

export const partNames = {
  apiServer: 'api server',
  controllerManager: 'controller-manager',
  scheduler: 'scheduler',
  etcd: 'etcd',
} as const;

/** The component kinds in one word, where its name says no more than its host's. */
export const roleNames: Readonly<Record<ComponentKind, string>> = {
  'load-balancer': 'LB',
  'control-plane': 'master',
  etcd: 'etcd',
  worker: 'worker',
};

/** `12 workers`: the count goes first in both languages. */
export const componentCounts: Readonly<Record<ComponentKind, Localized>> = {
  'load-balancer': { en: 'load balancers', zh: '个负载均衡器' },
  'control-plane': { en: 'masters', zh: '个 master' },
  etcd: { en: 'etcd members', zh: '个 etcd 成员' },
  worker: { en: 'workers', zh: '个工作节点' },
};

export const domainCounts: Readonly<Record<FailureDomainKind, Localized>> = {
  region: { en: 'regions', zh: '个地域' },
  zone: { en: 'zones', zh: '个可用区' },
  rack: { en: 'racks', zh: '个机架' },
  hypervisor: { en: 'hypervisors', zh: '个虚拟化宿主机' },
  power: { en: 'power domains', zh: '个供电域' },
  switch: { en: 'switches', zh: '个交换机' },
};

export const summaryTexts = {
  workersAsOne: {
    en: '{count} workers are drawn as one shape for each place, so that the control plane stays readable.',
    zh: '{count} 个工作节点按所在位置合并为一个图形，以便看清控制平面。',
  },
  countsOnly: {
    en: 'The design is too large for one Mermaid diagram ({characters} characters, {edges} lines at most), so only the number of components of each kind is drawn.',
    zh: '该设计超出单个 Mermaid 图的上限（{characters} 个字符、{edges} 条连线），因此仅画出各类组件的数量。',
  },
  rolesOnly: {
    en: 'The design is too large for one Mermaid diagram with the parts of each component ({characters} characters, {edges} lines at most), so each component is drawn as one shape.',
    zh: '若画出每个组件的内部，该设计会超出单个 Mermaid 图的上限（{characters} 个字符、{edges} 条连线），因此每个组件只画为一个图形。',
  },
  emptyHosts: {
    en: '{count} hosts carry nothing and are not drawn.',
    zh: '{count} 台主机上没有组件，未画出。',
  },
} satisfies Record<string, Localized>;

/** Above this many, workers are drawn as one shape with their number. */
export const mostWorkersDrawn = 10;
