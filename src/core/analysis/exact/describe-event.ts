import type { TopologyIndex } from '../../graph/topology-index.ts';
import {
  componentKindNames,
  endpointKindNames,
  failureDomainKindNames,
} from '../../model/kind-names.ts';
import { message, type Localized, type Message } from '../../model/message.ts';

const texts = {
  element: { en: '{name}', zh: '{name}' },
  process: { en: '{process} on {name}', zh: '{name} 的 {process}' },
  space: { en: 'space of {name}', zh: '{name} 的空间' },
} satisfies Record<string, Localized>;

const words = {
  host: { en: 'host', zh: '主机' },
  process: { en: 'process', zh: '进程' },
  space: { en: 'etcd out of space', zh: 'etcd 空间耗尽' },
} satisfies Record<string, Localized>;

/** What of an event is drawn: the element itself, the component of a process, the cluster of a space. */
export function elementOfEvent(index: TopologyIndex, id: string): string {
  if (index.elements.has(id)) return id;
  const colon = id.lastIndexOf(':');
  return colon < 0 ? id : id.slice(0, colon);
}

/** The name of an event: `zone-a`, `keepalived on lb-1`, `space of etcd`. */
export function eventName(index: TopologyIndex, id: string): Message {
  const owner = elementOfEvent(index, id);
  const element = index.elements.get(owner);
  const given = element !== undefined && 'name' in element ? element.name : undefined;
  const name = typeof given === 'string' && given !== '' ? given : owner;
  if (owner === id) return message(texts.element, { name });
  const process = id.slice(owner.length + 1);
  return process === 'space' && index.clusters.has(owner)
    ? message(texts.space, { name })
    : message(texts.process, { name, process });
}

/** {@link eventName} for a sentence: a name that several elements have is said with its kind. */
export function distinctEventName(index: TopologyIndex, id: string): Message {
  const named = eventName(index, id);
  const name = named.data?.['name'];
  const element = index.elements.get(id);
  if (element === undefined || typeof name !== 'string' || !sharedNames(index).has(name)) {
    return named;
  }
  const kind = eventKind(index, id);
  return message({ en: `${kind.en} {name}`, zh: `${kind.zh} {name}` }, { name });
}

const sharedNamesOf = new WeakMap<TopologyIndex, ReadonlySet<string>>();

/** Names that more than one element that can fail has. */
function sharedNames(index: TopologyIndex): ReadonlySet<string> {
  const known = sharedNamesOf.get(index);
  if (known !== undefined) return known;
  const { failureDomains, hosts, components, endpoints } = index.topology;
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { name } of [...failureDomains, ...hosts, ...components, ...endpoints]) {
    if (seen.has(name)) shared.add(name);
    seen.add(name);
  }
  sharedNamesOf.set(index, shared);
  return shared;
}

/** What an event is, in a word: `zone`, `host`, `etcd member`, `process`. */
export function eventKind(index: TopologyIndex, id: string): Localized {
  const domain = index.domains.get(id);
  if (domain !== undefined) return failureDomainKindNames[domain.kind];
  if (index.hosts.has(id)) return words.host;
  const component = index.components.get(id);
  if (component !== undefined) return componentKindNames[component.kind];
  const endpoint = index.endpoints.get(id);
  if (endpoint !== undefined) return endpointKindNames[endpoint.kind];
  return id.endsWith(':space') ? words.space : words.process;
}
