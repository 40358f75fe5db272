import type { TopologyIndex } from '../graph/topology-index.ts';
import type { Component, Endpoint, FailureDomain, Host, Placement } from '../model/topology.ts';
import { arrange, lanesOf, type Box, type Lanes, type Tier } from './arrange.ts';
import {
  componentRowGap,
  componentRowHeight,
  domainHeaderHeight,
  domainMinHeight,
  domainMinWidth,
  domainPadding,
  endpointHeight,
  endpointWidth,
  hostHeaderHeight,
  hostHeight,
  hostPadding,
  hostWidth,
} from './metrics.ts';
import { boundsOf, type Rect } from './rect.ts';

export type ShapeKind = 'failure-domain' | 'host' | 'component' | 'endpoint';

export interface Shape {
  readonly id: string;
  readonly kind: ShapeKind;
  /** On the canvas, not in the parent. */
  readonly rect: Rect;
  /** The domain or host that the shape stands in; undefined on the open canvas. */
  readonly parent: string | undefined;
  /** 0 on the open canvas. */
  readonly depth: number;
}

export interface Layout {
  /** By id; a parent always comes before what it holds. */
  readonly shapes: ReadonlyMap<string, Shape>;
  /** Around everything. */
  readonly bounds: Rect;
}

/**
 * Where every shape stands. Stored placements win; the rest is placed in rows where it covers
 * nothing. A container is as large as its stored size or what it holds, whichever is more, and what
 * it holds never crosses its border. The same document gives the same layout; time is proportional
 * to its size.
 */
export function layoutTopology(index: TopologyIndex): Layout {
  const stored = new Map(Object.entries(index.topology.layout));
  const domains = outermostFirst(index);
  const domainBoxes = new Map<string, Box>();
  const inDomain = new Map<string, ReadonlyMap<string, Rect>>();
  for (const siblings of siblingsInnermostFirst(domains)) {
    const boxes = new Map(
      siblings.map(({ id }) => [
        id,
        [
          ...(index.hostsIn.get(id) ?? []).map((host) => hostBox(index, host, stored)),
          ...(index.domainsIn.get(id) ?? []).flatMap((child) => domainBoxes.get(child.id) ?? []),
        ],
      ]),
    );
    const tidy = siblings.filter(({ id }) => isTidy(boxes.get(id) ?? []));
    const lanes = commonLanes(tidy.map(({ id }) => boxes.get(id) ?? []));
    for (const domain of siblings) {
      const { id } = domain;
      const rects = arrange(
        boxes.get(id) ?? [],
        { x: domainPadding, y: domainHeaderHeight + domainPadding },
        tidy.includes(domain) ? lanes : undefined,
      );
      inDomain.set(id, rects);
      domainBoxes.set(id, domainBox(id, rects, stored.get(id)));
    }
    levelHeights(domainBoxes, siblings);
  }

  const roots = domains.filter(({ parent }) => parent === undefined || !index.domains.has(parent));
  const freeHosts = index.topology.hosts.filter(
    ({ failureDomain }) => failureDomain === undefined || !index.domains.has(failureDomain),
  );
  const onCanvas = arrange(
    [
      ...index.topology.endpoints.map((endpoint) => endpointBox(endpoint, stored)),
      ...freeHosts.map((host) => hostBox(index, host, stored)),
      ...roots.flatMap(({ id }) => domainBoxes.get(id) ?? []),
    ],
    undefined,
  );

  const shapes = new Map<string, Shape>();
  const place = (id: string, kind: ShapeKind, parentId: string | undefined): void => {
    const parent = parentId === undefined ? undefined : shapes.get(parentId);
    const rect = (parent === undefined ? onCanvas : inDomain.get(parent.id))?.get(id);
    if (rect === undefined) return;
    shapes.set(id, {
      id,
      kind,
      parent: parent?.id,
      depth: parent === undefined ? 0 : parent.depth + 1,
      rect:
        parent === undefined
          ? rect
          : { ...rect, x: parent.rect.x + rect.x, y: parent.rect.y + rect.y },
    });
  };
  for (const { id, parent } of domains) place(id, 'failure-domain', parent);
  for (const { id, failureDomain } of index.topology.hosts) place(id, 'host', failureDomain);
  for (const { id } of index.topology.endpoints) place(id, 'endpoint', undefined);
  for (const [hostId, components] of index.componentsOnHost) {
    const host = shapes.get(hostId);
    if (host !== undefined) addComponents(shapes, host, components);
  }
  return { shapes, bounds: boundsOf(Array.from(shapes.values(), ({ rect }) => rect)) };
}

/** Domains with those that hold them before them; without recursion, as files nest without end. */
function outermostFirst(index: TopologyIndex): FailureDomain[] {
  const found = index.topology.failureDomains.filter(
    ({ parent }) => parent === undefined || !index.domains.has(parent),
  );
  for (let at = 0; at < found.length; at += 1) {
    const domain = found[at];
    if (domain !== undefined) found.push(...(index.domainsIn.get(domain.id) ?? []));
  }
  return found;
}

/** Domains with the same parent together, those that hold others after what they hold. */
function siblingsInnermostFirst(domains: readonly FailureDomain[]): FailureDomain[][] {
  const groups = new Map<string | undefined, FailureDomain[]>();
  for (const domain of domains) {
    const siblings = groups.get(domain.parent);
    if (siblings === undefined) groups.set(domain.parent, [domain]);
    else siblings.push(domain);
  }
  return [...groups.values()].reverse();
}

/** Whether nothing in a container was placed by hand. */
function isTidy(boxes: readonly Box[]): boolean {
  return boxes.every(({ stored }) => stored === undefined);
}

/** What each tier takes at most in any of the containers: masters of all zones stand level. */
function commonLanes(containers: readonly (readonly Box[])[]): Lanes {
  const common = new Map<Tier, number>();
  for (const boxes of containers) {
    for (const [tier, height] of lanesOf(boxes)) {
      common.set(tier, Math.max(height, common.get(tier) ?? 0));
    }
  }
  return common;
}

/** Makes neighbours equally high, as far as nobody has placed them or given them a size. */
function levelHeights(boxes: Map<string, Box>, siblings: readonly FailureDomain[]): void {
  const free = siblings.flatMap(({ id }) => {
    const box = boxes.get(id);
    return box === undefined || box.stored !== undefined ? [] : [box];
  });
  const height = free.reduce((most, box) => Math.max(most, box.height), 0);
  for (const box of free) boxes.set(box.id, { ...box, height });
}

function tierOf(components: readonly Component[]): Tier {
  const kinds = new Set(components.map(({ kind }) => kind));
  // A load balancer on a master does not lift the master out of its row.
  for (const kind of ['control-plane', 'load-balancer', 'etcd', 'worker'] as const) {
    if (kinds.has(kind)) return kind;
  }
  return 'empty';
}

function hostBox(index: TopologyIndex, { id }: Host, stored: ReadonlyMap<string, Placement>): Box {
  const components = index.componentsOnHost.get(id) ?? [];
  const placement = stored.get(id);
  return {
    id,
    width: Math.max(hostWidth, placement?.width ?? 0),
    height: Math.max(hostHeight(components.length), placement?.height ?? 0),
    tier: tierOf(components),
    stored: placement,
  };
}

function domainBox(
  id: string,
  children: ReadonlyMap<string, Rect>,
  stored: Placement | undefined,
): Box {
  const content = boundsOf(children.values());
  return {
    id,
    width: Math.max(domainMinWidth, content.x + content.width + domainPadding, stored?.width ?? 0),
    height: Math.max(
      domainMinHeight,
      content.y + content.height + domainPadding,
      stored?.height ?? 0,
    ),
    tier: 'domain',
    stored,
  };
}

function endpointBox({ id }: Endpoint, stored: ReadonlyMap<string, Placement>): Box {
  const placement = stored.get(id);
  return {
    id,
    width: Math.max(endpointWidth, placement?.width ?? 0),
    height: Math.max(endpointHeight, placement?.height ?? 0),
    tier: 'endpoint',
    stored: placement,
  };
}

function addComponents(
  shapes: Map<string, Shape>,
  host: Shape,
  components: readonly Component[],
): void {
  components.forEach(({ id }, row) =>
    shapes.set(id, {
      id,
      kind: 'component',
      parent: host.id,
      depth: host.depth + 1,
      rect: {
        x: host.rect.x + hostPadding,
        y: host.rect.y + hostHeaderHeight + row * (componentRowHeight + componentRowGap),
        width: host.rect.width - 2 * hostPadding,
        height: componentRowHeight,
      },
    }),
  );
}
