import type { Command } from '../../core/commands/command.ts';
import { nestingProblem } from '../../core/commands/nesting.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import { ipFamily } from '../../core/model/ip.ts';
import { message, type Localized, type Message } from '../../core/model/message.ts';
import type { Component, Endpoint, Host } from '../../core/model/topology.ts';

/** The columns of the outline, in their order. Kind and findings cannot be edited. */
export const columns = ['name', 'kind', 'address', 'place', 'detail', 'findings'] as const;
export type Column = (typeof columns)[number];

const texts = {
  notAddress: {
    en: '{value} is no IP address. Write one as 10.0.1.11 or fd00::11.',
    zh: '{value} 不是 IP 地址。请写成 10.0.1.11 或 fd00::11 的形式。',
  },
  notPort: {
    en: '{value} is no port. Enter a whole number from 1 to 65535.',
    zh: '{value} 不是端口。请输入 1 到 65535 之间的整数。',
  },
} satisfies Record<string, Localized>;

/** How a cell is edited; undefined where it cannot be. */
export type CellEditor =
  | { readonly type: 'text'; readonly value: string }
  | {
      readonly type: 'place';
      readonly value: string | null;
      readonly places: () => readonly string[];
    };

/** The edit that a typed text asks for, or why it is refused. */
export type CellEdit =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly reason: Message };

/** What a cell shows of an element that has a value of its own there. */
export function cellText(index: TopologyIndex, id: string, column: Column): string {
  const editor = cellEditor(index, id, column);
  if (editor?.type === 'text') return editor.value;
  if (editor?.type !== 'place' || editor.value === null) return '';
  return (index.domains.get(editor.value) ?? index.hosts.get(editor.value))?.name ?? '';
}

export function cellEditor(
  index: TopologyIndex,
  id: string,
  column: Column,
): CellEditor | undefined {
  const text = (value: string): CellEditor => ({ type: 'text', value });
  switch (column) {
    case 'name': {
      const element = index.elements.get(id);
      return element !== undefined && 'name' in element ? text(String(element.name)) : undefined;
    }
    case 'address': {
      const host = index.hosts.get(id);
      if (host !== undefined) return text(host.addresses.join(', '));
      const endpoint = index.endpoints.get(id);
      return endpoint !== undefined && 'address' in endpoint
        ? text(String(endpoint.address))
        : undefined;
    }
    case 'place':
      return placeEditor(index, id);
    case 'detail': {
      const element = index.components.get(id) ?? index.endpoints.get(id);
      const detail = element === undefined ? undefined : detailOf(element);
      return detail === undefined ? undefined : text(detail.value);
    }
    default:
      return undefined;
  }
}

function placeEditor(index: TopologyIndex, id: string): CellEditor | undefined {
  const component = index.components.get(id);
  if (component !== undefined) {
    const places = (): string[] => index.topology.hosts.map((host) => host.id);
    return { type: 'place', value: component.host, places };
  }
  const { failureDomains } = index.topology;
  const host = index.hosts.get(id);
  if (host !== undefined) {
    const places = (): string[] => failureDomains.map((domain) => domain.id);
    return { type: 'place', value: host.failureDomain ?? null, places };
  }
  const domain = index.domains.get(id);
  if (domain === undefined) return undefined;
  const fits = (place: string): boolean =>
    place !== id && nestingProblem(index, domain.kind, place) === undefined;
  const places = (): string[] => failureDomains.map((each) => each.id).filter(fits);
  return { type: 'place', value: domain.parent ?? null, places };
}

/** The version or port of the kinds that have one; an empty version is that of the cluster. */
export function detailOf(
  element: Component | Endpoint,
): { readonly property: 'version' | 'port'; readonly value: string } | undefined {
  switch (element.kind) {
    case 'load-balancer':
    case 'cloud-lb':
      return { property: 'port', value: String(element.port) };
    case 'control-plane':
    case 'worker':
      return { property: 'version', value: element.version ?? '' };
    default:
      return undefined;
  }
}

/** The edit that writes a text into a cell. */
export function writeCell(
  index: TopologyIndex,
  id: string,
  column: Column,
  typed: string,
): CellEdit | undefined {
  const text = typed.trim();
  if (column === 'name') return accepted({ type: 'rename', id, name: text });
  if (column === 'address') return writeAddress(index, id, text);
  if (column !== 'detail') return undefined;
  const element = index.components.get(id) ?? index.endpoints.get(id);
  const detail = element === undefined ? undefined : detailOf(element);
  if (detail === undefined) return undefined;
  const collection = index.components.has(id) ? 'components' : 'endpoints';
  if (detail.property === 'version') {
    const version = text === '' ? undefined : text;
    return accepted({ type: 'update-element', collection, id, patch: { version } });
  }
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port < 1 || port > 65_535
    ? { ok: false, reason: message(texts.notPort, { value: text }) }
    : accepted({ type: 'update-element', collection, id, patch: { port } });
}

function writeAddress(index: TopologyIndex, id: string, text: string): CellEdit | undefined {
  const addresses = text.split(/[\s,;，；、]+/).filter((part) => part !== '');
  const endpoint = index.endpoints.get(id);
  // A cloud load balancer may have a name for an address.
  const wrong =
    endpoint?.kind === 'cloud-lb'
      ? undefined
      : addresses.find((address) => ipFamily(address) === undefined);
  if (wrong !== undefined)
    return { ok: false, reason: message(texts.notAddress, { value: wrong }) };
  if (endpoint !== undefined) {
    if (addresses.length > 1) {
      return { ok: false, reason: message(texts.notAddress, { value: text }) };
    }
    const patch = { address: addresses[0] ?? '' };
    return accepted({ type: 'update-element', collection: 'endpoints', id, patch });
  }
  const host: Host | undefined = index.hosts.get(id);
  return host === undefined
    ? undefined
    : accepted({ type: 'update-element', collection: 'hosts', id, patch: { addresses } });
}

/** The edit that puts an element into a place; `null` is the free canvas. */
export function moveTo(
  index: TopologyIndex,
  id: string,
  place: string | null,
): Command | undefined {
  const component = index.components.get(id);
  if (component !== undefined) {
    if (place === null) return { type: 'move-component', component: id, target: {} };
    const target = index.hosts.has(place) ? { host: place } : { failureDomain: place };
    return { type: 'move-component', component: id, target };
  }
  // On a host's row: to where the host is.
  const host = place === null ? undefined : index.hosts.get(place);
  const domain = host === undefined ? place : (host.failureDomain ?? null);
  if (index.hosts.has(id)) return { type: 'move-host', host: id, failureDomain: domain };
  if (!index.domains.has(id)) return undefined;
  return { type: 'move-failure-domain', domain: id, parent: domain };
}

function accepted(command: Command): CellEdit {
  return { ok: true, command };
}
