import type { Command } from '../../core/commands/command.ts';
import { domainChain, type TopologyIndex } from '../../core/graph/topology-index.ts';
import { moveTo } from './cells.ts';
import type { OutlineNode } from './outline-tree.ts';
import type { TreeRow } from '../../ui/tree-model.ts';

export type MoveKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/**
 * What Alt with an arrow key does to a row: up and down change the order among elements of one kind
 * and place, left takes it out of its place, right puts it into the place before it. The order of
 * what runs on a host has no meaning, so a component goes to the host above or below. Undefined
 * where there is nowhere to go.
 */
export function moveByKey(
  index: TopologyIndex,
  rows: readonly TreeRow<OutlineNode>[],
  at: number,
  key: MoveKey,
): Command | undefined {
  const row = rows[at];
  if (row === undefined) return undefined;
  const { id } = row.node;
  if (index.components.has(id)) return moveComponent(index, rows, id, key);
  const siblings = rows.filter((other) => other.parent === row.parent);
  const position = siblings.indexOf(row);
  switch (key) {
    case 'ArrowUp':
    case 'ArrowDown': {
      const up = key === 'ArrowUp';
      const next = siblings[position + (up ? -1 : 1)]?.node.id;
      if (next === undefined || !sameList(index, id, next)) return undefined;
      return { type: 'reorder', id, next, side: up ? 'before' : 'after' };
    }
    case 'ArrowLeft': {
      const parent = rows[row.parent]?.node.id;
      if (parent === undefined) return undefined;
      return moveTo(index, id, index.domains.get(parent)?.parent ?? null);
    }
    case 'ArrowRight': {
      const into = siblings.slice(0, position).findLast((other) => index.domains.has(other.node.id))
        ?.node.id;
      return into === undefined ? undefined : moveTo(index, id, into);
    }
  }
}

function moveComponent(
  index: TopologyIndex,
  rows: readonly TreeRow<OutlineNode>[],
  id: string,
  key: MoveKey,
): Command | undefined {
  // As they are seen: the document may have them in another order.
  const hosts = rows.flatMap(({ node }) => index.hosts.get(node.id) ?? []);
  const at = hosts.findIndex((host) => host.id === index.components.get(id)?.host);
  switch (key) {
    case 'ArrowUp':
    case 'ArrowDown': {
      const host = hosts[at + (key === 'ArrowUp' ? -1 : 1)];
      return at < 0 || host === undefined ? undefined : moveTo(index, id, host.id);
    }
    case 'ArrowLeft':
      return moveTo(index, id, hosts[at]?.failureDomain ?? null);
    case 'ArrowRight':
      return undefined;
  }
}

function sameList(index: TopologyIndex, one: string, other: string): boolean {
  return [index.domains, index.hosts, index.endpoints].some(
    (list) => list.has(one) && list.has(other),
  );
}

/**
 * The edits that put elements into a place together; what lies in another of them goes with it.
 * None for what has no place.
 */
export function moveAll(
  index: TopologyIndex,
  ids: readonly string[],
  place: string | null,
): readonly Command[] {
  const moved = new Set(ids);
  const goesAlong = (id: string): boolean => {
    const host = index.hosts.get(index.components.get(id)?.host ?? '');
    if (host !== undefined && moved.has(host.id)) return true;
    const above = (host ?? index.hosts.get(id))?.failureDomain ?? index.domains.get(id)?.parent;
    return domainChain(index, above).some((domain) => moved.has(domain.id));
  };
  return ids.flatMap((id) => (goesAlong(id) ? [] : (moveTo(index, id, place) ?? [])));
}
