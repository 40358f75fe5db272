import { applyCommand } from '../../core/commands/apply.ts';
import type { Command } from '../../core/commands/command.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import { itemKind, paletteItems, placeItem, type Place } from '../../store/place-item.ts';
import type { PaletteItem } from '../../store/session-store.ts';

/** Something that can be added at a row. */
export interface Addition {
  readonly item: PaletteItem;
  readonly command: Command;
}

const order = [
  'region',
  'zone',
  'rack',
  'host',
  'control-plane',
  'etcd',
  'load-balancer',
  'worker',
] as const;

/**
 * What fits at a row, likeliest first: in a place, on a host, or beside a component. At no row, or
 * at an endpoint, what stands on the free canvas.
 */
export function additionsAt(index: TopologyIndex, id: string | undefined): readonly Addition[] {
  const place = placeAtRow(index, id);
  const free = place.host === undefined && place.failureDomain === undefined;
  return paletteItems
    .filter((item) => {
      if (item.make === 'endpoint') return free;
      if (place.host === undefined) return true;
      if (item.make !== 'component') return false;
      const running = index.componentsOnHost.get(place.host) ?? [];
      return !running.some(({ kind }) => kind === item.kind);
    })
    .map((item) => ({ item, command: placeItem(item, place) }))
    .filter(({ command }) => applyCommand(index.topology, command).ok)
    .toSorted((a, b) => rank(a.item) - rank(b.item));
}

function placeAtRow(index: TopologyIndex, id: string | undefined): Place {
  if (id === undefined) return {};
  if (index.domains.has(id)) return { failureDomain: id };
  const host = index.components.get(id)?.host ?? id;
  return index.hosts.has(host) ? { host } : {};
}

function rank(item: PaletteItem): number {
  const kind = itemKind(item);
  const at = order.findIndex((each) => each === kind);
  return at < 0 ? order.length : at;
}
