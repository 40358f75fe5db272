import type { Command } from '../../../core/commands/command.ts';
import { isArranged, pinSiblings, withPinned } from '../../../core/commands/pin.ts';
import type { TopologyIndex } from '../../../core/graph/topology-index.ts';
import { toRelative } from '../../../core/layout/hit.ts';
import type { Layout } from '../../../core/layout/layout-topology.ts';
import {
  domainMinWidth,
  endpointHeight,
  endpointWidth,
  hostHeaderHeight,
  hostWidth,
} from '../../../core/layout/metrics.ts';
import type { Position } from '../../../core/layout/rect.ts';
import { placeItem } from '../../../store/place-item.ts';
import type { PaletteItem } from '../../../store/session-store.ts';
import type { Spot } from './spot.ts';

/**
 * The edit of dropping a palette entry. On empty canvas and in a domain that was arranged by hand
 * it comes to stand under the pointer; elsewhere the layout finds its place.
 */
export function dropCommand(
  index: TopologyIndex,
  layout: Layout,
  item: PaletteItem,
  spot: Spot,
  point: Position,
): Command {
  const corner = cornerFor(item, point);
  if (spot.host !== undefined && item.make === 'component') {
    return placeItem(item, { host: spot.host });
  }
  const container = item.make === 'endpoint' ? undefined : spot.domain;
  const free = container === undefined || isArranged(index, layout, container);
  const command = placeItem(item, {
    failureDomain: container,
    absolute: corner,
    ...(free && { position: toRelative(layout, container, corner) }),
  });
  return free
    ? withPinned(index, command, pinSiblings(index, layout, [container], new Set()))
    : command;
}

/** The upper left corner of a shape whose head is under the pointer. */
function cornerFor(item: PaletteItem, point: Position): Position {
  const [width, head] = {
    'failure-domain': [domainMinWidth, hostHeaderHeight],
    host: [hostWidth, hostHeaderHeight],
    component: [hostWidth, hostHeaderHeight],
    endpoint: [endpointWidth, endpointHeight],
  }[item.make] as [number, number];
  return { x: Math.round(point.x - width / 2), y: Math.round(point.y - head / 2) };
}
