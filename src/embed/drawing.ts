import type { Severity } from '../core/diagnostics/diagnostic.ts';
import {
  nodeAddress,
  quorumSize,
  votersOf,
  type TopologyIndex,
} from '../core/graph/topology-index.ts';
import { layoutTopology } from '../core/layout/layout-topology.ts';
import { boundsOf, type Rect } from '../core/layout/rect.ts';
import { clusterHubs } from '../core/layout/cluster-hubs.ts';
import { drawnRects } from '../features/canvas/scene/drawn-ids.ts';
import { projectLinks, type LinkEnd, type LinkKind } from '../features/canvas/scene/links.ts';
import { routeLink, type Anchor, type RouteEnd } from '../core/layout/route-link.ts';
import { kindOf, type ElementKind } from '../platform/react/kind-icon.tsx';

/** A box of the still picture. */
export interface Box {
  readonly id: string;
  readonly kind: ElementKind;
  readonly rect: Rect;
  readonly name: string;
  /** What it is told from the next by: an address, a port, a quorum; `''` if it has none. */
  readonly detail: string;
  /** `null`: it can have none. */
  readonly address: string | null;
}

export interface Line {
  readonly id: string;
  readonly kind: LinkKind;
  readonly standby: boolean;
  /** Of an SVG path. */
  readonly path: string;
}

export interface Drawing {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly bounds: Rect;
}

export type Severities = ReadonlyMap<string, Severity>;

/** The design as the canvas draws it, without what one edits it by. */
export function drawingOf(index: TopologyIndex): Drawing {
  const layout = layoutTopology(index);
  const hubs = clusterHubs(index, layout);
  const rects = drawnRects(layout, hubs);
  const boxes = Array.from(rects, ([id, rect]): Box[] => {
    const kind = kindOf(index, id);
    return kind === undefined ? [] : [{ id, kind, rect, ...wordsOf(index, id) }];
  }).flat();
  const links = projectLinks({
    index,
    layout,
    hubs,
    selection: new Set(),
    marks: new Map(),
    played: undefined,
    describe: () => '',
  });
  const endOf = (id: string, end: LinkEnd | undefined): RouteEnd | undefined => {
    const shape = rects.get(id);
    const card = rects.get(end?.host ?? id);
    if (shape === undefined || card === undefined || end === undefined) return undefined;
    const { first, last } = end;
    return { shape, card, first, last, junction: hubs.has(id), endpoint: index.endpoints.has(id) };
  };
  const lines = links.flatMap(({ id, source, target, data }): Line[] => {
    const from = endOf(source, data?.source);
    const to = endOf(target, data?.target);
    if (data === undefined || from === undefined || to === undefined) return [];
    const route = routeLink(from, to);
    const { kind, standby } = data;
    return [{ id, kind, standby, path: curve(route.source, route.target) }];
  });
  return { boxes, lines, bounds: boundsOf([...rects.values()]) };
}

function wordsOf(index: TopologyIndex, id: string): Pick<Box, 'name' | 'detail' | 'address'> {
  const host = index.hosts.get(id);
  if (host !== undefined) return { name: host.name, detail: '', address: nodeAddress(host) ?? '' };
  const component = index.components.get(id);
  if (component !== undefined) {
    const { kind, name } = component;
    const detail = kind === 'load-balancer' ? `:${component.port} · ${component.priority}` : '';
    return { name, detail, address: null };
  }
  const endpoint = index.endpoints.get(id);
  if (endpoint !== undefined) {
    const byName = endpoint.kind === 'dns' || endpoint.kind === 'direct';
    const address = byName ? index.topology.cluster.endpoint : endpoint.address;
    return { name: endpoint.name, detail: '', address };
  }
  const cluster = index.clusters.get(id);
  if (cluster !== undefined) {
    const voters = votersOf(index, cluster).length;
    return { name: cluster.name, detail: `${quorumSize(voters)}/${voters}`, address: null };
  }
  return { name: index.domains.get(id)?.name ?? id, detail: '', address: null };
}

/** Part of the way along its first direction that a curve goes straight on; in canvas units at least. */
const straight = { share: 0.5, least: 24 };

function curve(from: Anchor, to: Anchor): string {
  const far = ({ side }: Anchor): number => {
    const way = side === 'top' || side === 'bottom' ? to.y - from.y : to.x - from.x;
    return Math.max(straight.least, straight.share * Math.abs(way));
  };
  const [a, b] = [away(from, far(from)), away(to, far(to))];
  return `M${from.x},${from.y} C${a.x},${a.y} ${b.x},${b.y} ${to.x},${to.y}`;
}

function away({ x, y, side }: Anchor, far: number): { x: number; y: number } {
  switch (side) {
    case 'top':
      return { x, y: y - far };
    case 'bottom':
      return { x, y: y + far };
    case 'left':
      return { x: x - far, y };
    case 'right':
      return { x: x + far, y };
  }
}
