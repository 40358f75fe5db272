import type { Command, Point } from '../core/commands/command.ts';
import { usedIds } from '../core/model/ids.ts';
import {
  componentKinds,
  endpointKinds,
  failureDomainKinds,
  type Topology,
} from '../core/model/topology.ts';
import type { PaletteItem } from './session-store.ts';

/** Everything that can be added, the most used first. */
export const paletteItems: readonly PaletteItem[] = [
  ...componentKinds.map((kind): PaletteItem => ({ make: 'component', kind })),
  { make: 'host' },
  ...failureDomainKinds.map((kind): PaletteItem => ({ make: 'failure-domain', kind })),
  ...endpointKinds.map((kind): PaletteItem => ({ make: 'endpoint', kind })),
];

/** The kind an entry makes: its look and the key of its texts. */
export function itemKind(
  item: PaletteItem,
): Exclude<PaletteItem, { make: 'host' }>['kind'] | 'host' {
  return item.make === 'host' ? 'host' : item.kind;
}

/** Where something is put: on a host, in a domain, or free. */
export interface Place {
  readonly host?: string | undefined;
  readonly failureDomain?: string | undefined;
  /** Relative to the domain, if there is one. */
  readonly position?: Point | undefined;
  /** The same point on the whole canvas, for what never stands in a domain. */
  readonly absolute?: Point | undefined;
}

/** The edit that makes a palette entry at a place. A host next to a host, not inside it. */
export function placeItem(item: PaletteItem, place: Place): Command {
  const { failureDomain } = place;
  const position = place.position === undefined ? {} : { position: place.position };
  switch (item.make) {
    case 'failure-domain':
      return {
        type: 'add-failure-domain',
        kind: item.kind,
        ...(failureDomain !== undefined && { parent: failureDomain }),
        ...position,
      };
    case 'host':
      return {
        type: 'add-host',
        ...(failureDomain !== undefined && { failureDomain }),
        ...position,
      };
    case 'component':
      return {
        type: 'add-component',
        kind: item.kind,
        target:
          place.host !== undefined
            ? { host: place.host }
            : failureDomain !== undefined
              ? { failureDomain, ...position }
              : position,
      };
    case 'endpoint':
      return {
        type: 'add-endpoint',
        kind: item.kind,
        ...(place.absolute !== undefined && { position: place.absolute }),
      };
  }
}

/** The element an edit was made for, among all that it added; undefined if it added none. */
export function madeElement(
  before: Topology,
  after: Topology,
  item: PaletteItem,
): string | undefined {
  const old = usedIds(before);
  const lists = {
    'failure-domain': after.failureDomains,
    host: after.hosts,
    component: after.components,
    endpoint: after.endpoints,
  } as const;
  return lists[item.make].find((element) => !old.has(element.id))?.id;
}
