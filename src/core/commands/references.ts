import type { TopologyIndex } from '../graph/topology-index.ts';
import type { Localized } from '../model/message.ts';
import type { Component, FailureDomain, Host, Topology } from '../model/topology.ts';
import { refuse } from './definition.ts';

const texts = {
  noDomain: {
    en: 'There is no failure domain "{id}" any more. Choose another place.',
    zh: '故障域“{id}”已不存在。请选择其他位置。',
  },
  noHost: {
    en: 'There is no host "{id}" any more. Choose another one.',
    zh: '主机“{id}”已不存在。请选择其他主机。',
  },
  noComponent: {
    en: 'There is no component "{id}" any more.',
    zh: '组件“{id}”已不存在。',
  },
} satisfies Record<string, Localized>;

export function theDomain(index: TopologyIndex, id: string): FailureDomain {
  return index.domains.get(id) ?? refuse(texts.noDomain, { id });
}

export function theHost(index: TopologyIndex, id: string): Host {
  return index.hosts.get(id) ?? refuse(texts.noHost, { id });
}

/** As {@link theDomain}, for a design that nobody has indexed: pasting rows adds one after another. */
export function theDomainOf({ failureDomains }: Topology, id: string): FailureDomain {
  return failureDomains.find((domain) => domain.id === id) ?? refuse(texts.noDomain, { id });
}

export function theHostOf({ hosts }: Topology, id: string): Host {
  return hosts.find((host) => host.id === id) ?? refuse(texts.noHost, { id });
}

export function theComponent(index: TopologyIndex, id: string): Component {
  return index.components.get(id) ?? refuse(texts.noComponent, { id });
}

/** What to call an element in a label: its name, or the id of what has none. */
export function nameOf(topology: Topology, id: string): string {
  const named = [
    topology.hosts,
    topology.components,
    topology.failureDomains,
    topology.endpoints,
    topology.etcdClusters,
  ];
  for (const list of named) {
    const found = list.find((element) => element.id === id);
    if (found !== undefined) return found.name === '' ? id : found.name;
  }
  return id;
}
