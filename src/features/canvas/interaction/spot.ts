import type { TopologyIndex } from '../../../core/graph/topology-index.ts';
import { hitDomain, hitHost } from '../../../core/layout/hit.ts';
import type { Layout } from '../../../core/layout/layout-topology.ts';
import type { Position } from '../../../core/layout/rect.ts';
import type { PaletteItem } from '../../../store/session-store.ts';

/** What lies under a point, as far as something can be put into it. */
export interface Spot {
  readonly host?: string | undefined;
  readonly domain?: string | undefined;
}

/** Tells spots apart, and which shape to show as the target. */
export function spotTarget(spot: Spot): string | undefined {
  return spot.host ?? spot.domain;
}

/** Where a palette entry would go: components onto hosts, endpoints into nothing. */
export function spotForItem(layout: Layout, item: PaletteItem, point: Position): Spot {
  if (item.make === 'endpoint') return {};
  const host = item.make === 'component' ? hitHost(layout, point) : undefined;
  return { host, domain: hitDomain(layout, point) };
}

/** Where a dragged shape would go; nothing goes into itself. */
export function spotForShape(
  index: TopologyIndex,
  layout: Layout,
  id: string,
  point: Position,
): Spot {
  if (index.endpoints.has(id)) return {};
  const host = index.components.has(id) ? hitHost(layout, point) : undefined;
  return { host, domain: hitDomain(layout, point, new Set([id])) };
}
