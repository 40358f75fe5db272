import type { Node } from '@xyflow/react';
import { Position } from '@xyflow/react';
import type { Severity } from '../../../core/diagnostics/diagnostic.ts';
import {
  failureTolerance,
  nodeAddress,
  quorumSize,
  votersOf,
  type TopologyIndex,
} from '../../../core/graph/topology-index.ts';
import { isLocked } from '../../../core/commands/arrange-shapes.ts';
import type { Layout, Shape } from '../../../core/layout/layout-topology.ts';
import type { Rect } from '../../../core/layout/rect.ts';
import type { Component, Endpoint, FailureDomainKind } from '../../../core/model/topology.ts';
import { depthOf } from './depth-of.ts';
import type { Mark } from './preview.ts';
import type { PlayedShape } from '../../../core/analysis/scenario/play-scene.ts';

/** How an element stands at the moment. */
interface State extends Record<string, unknown> {
  name: string;
  severity: Severity | undefined;
  findings: number;
  mark: Mark | undefined;
  /** Its part in the downtime, 0 to 1; undefined while the heat map is off. */
  heat: number | undefined;
  /** Neither dragging nor the automatic layout moves it. */
  locked: boolean;
  /** Its part in the failures that are played; undefined while it has none. */
  played: PlayedShape | undefined;
}

export type DomainData = State & { kind: FailureDomainKind; children: number };
export type HostData = State & { address: string; interface: string; empty: boolean };
export type ComponentData = State & {
  kind: Component['kind'];
  /** What tells one of a kind from the next. */
  detail: string;
  learner: boolean;
};
export type EndpointData = State & { kind: Endpoint['kind']; detail: string };
export type ClusterData = State & { voters: number; quorum: number; tolerated: number };

export type DomainNode = Node<DomainData, 'domain'>;
export type HostNode = Node<HostData, 'host'>;
export type ComponentNode = Node<ComponentData, 'component'>;
export type EndpointNode = Node<EndpointData, 'endpoint'>;
export type ClusterNode = Node<ClusterData, 'cluster'>;
export type CanvasNode = DomainNode | HostNode | ComponentNode | EndpointNode | ClusterNode;

export interface NodeInput {
  readonly index: TopologyIndex;
  readonly layout: Layout;
  readonly hubs: ReadonlyMap<string, Rect>;
  readonly selection: ReadonlySet<string>;
  readonly severities: ReadonlyMap<string, Severity>;
  readonly findings: ReadonlyMap<string, number>;
  readonly marks: ReadonlyMap<string, Mark>;
  /** Part in the downtime by shape; undefined while the heat map is off. */
  readonly heat?: ReadonlyMap<string, number> | undefined;
  /** What shapes are in words, for those who do not see them. */
  readonly words: ReadonlyMap<string, string>;
  /** What the failures that are played do to shapes; undefined while the canvas is edited. */
  readonly played: ReadonlyMap<string, PlayedShape> | undefined;
}

/**
 * The shapes of a document, parents first. Fixed sizes come from the layout, so that nothing is
 * measured and nothing jumps.
 */
export function projectNodes(input: NodeInput): CanvasNode[] {
  const nodes: CanvasNode[] = [];
  for (const shape of inReadingOrder(input.layout)) {
    const node = shapeNode(input, shape.id, shape.rect, shape.parent, shape.depth);
    if (node !== undefined) nodes.push(node);
  }
  for (const [id, rect] of input.hubs) {
    const cluster = input.index.clusters.get(id);
    if (cluster === undefined) continue;
    const voters = votersOf(input.index, cluster).length;
    nodes.push({
      ...base(input, id, rect, undefined, 'cluster', depthOf.shape),
      type: 'cluster',
      draggable: false,
      data: {
        ...stateOf(input, id, cluster.name),
        voters,
        quorum: quorumSize(voters),
        tolerated: failureTolerance(voters),
      },
    });
  }
  return nodes;
}

/** Endpoints first, then each domain and host with what is in it: the way Tab goes. */
function inReadingOrder(layout: Layout): Shape[] {
  const children = new Map<string | undefined, Shape[]>();
  for (const shape of layout.shapes.values()) {
    const siblings = children.get(shape.parent);
    if (siblings === undefined) children.set(shape.parent, [shape]);
    else siblings.push(shape);
  }
  const ordered: Shape[] = [];
  const open = [...(children.get(undefined) ?? [])].reverse();
  const isEndpoint = ({ kind }: Shape): boolean => kind === 'endpoint';
  open.sort((a, b) => Number(isEndpoint(a)) - Number(isEndpoint(b)));
  for (let shape = open.pop(); shape !== undefined; shape = open.pop()) {
    ordered.push(shape);
    open.push(...(children.get(shape.id) ?? []).toReversed());
  }
  return ordered;
}

function shapeNode(
  input: NodeInput,
  id: string,
  rect: Rect,
  parent: string | undefined,
  depth: number,
): CanvasNode | undefined {
  const { index } = input;
  const domain = index.domains.get(id);
  if (domain !== undefined) {
    return {
      ...base(input, id, rect, parent, 'domain', depthOf.domain + Math.min(depth, 15)),
      type: 'domain',
      connectable: false,
      data: {
        ...stateOf(input, id, domain.name),
        kind: domain.kind,
        children: (index.hostsIn.get(id)?.length ?? 0) + (index.domainsIn.get(id)?.length ?? 0),
      },
    };
  }
  const host = index.hosts.get(id);
  if (host !== undefined) {
    return {
      ...base(input, id, rect, parent, 'host', depthOf.shape),
      type: 'host',
      data: {
        ...stateOf(input, id, host.name),
        address: nodeAddress(host) ?? '',
        interface: host.interface,
        empty: (index.componentsOnHost.get(id)?.length ?? 0) === 0,
      },
    };
  }
  const component = index.components.get(id);
  if (component !== undefined) {
    return {
      ...base(input, id, rect, parent, 'component', depthOf.row),
      type: 'component',
      data: {
        ...stateOf(input, id, component.name),
        kind: component.kind,
        detail: componentDetail(component),
        learner: index.learners.has(id),
      },
    };
  }
  const endpoint = index.endpoints.get(id);
  return endpoint === undefined
    ? undefined
    : {
        ...base(input, id, rect, parent, 'endpoint', depthOf.shape),
        type: 'endpoint',
        data: {
          ...stateOf(input, id, endpoint.name),
          kind: endpoint.kind,
          detail: endpointDetail(index, endpoint),
        },
      };
}

/** What one load balancer is told from the next by; others have their kind and name alone. */
function componentDetail(component: Component): string {
  if (component.kind !== 'load-balancer') return '';
  return `:${component.port} · ${component.priority}`;
}

function endpointDetail(index: TopologyIndex, endpoint: Endpoint): string {
  switch (endpoint.kind) {
    case 'dns':
    case 'direct':
      return index.topology.cluster.endpoint;
    default:
      return endpoint.address;
  }
}

function stateOf(input: NodeInput, id: string, name: string): State {
  return {
    name,
    severity: input.severities.get(id),
    findings: input.findings.get(id) ?? 0,
    mark: input.marks.get(id),
    locked: isLocked(input.index, id),
    heat: input.heat === undefined ? undefined : (input.heat.get(id) ?? 0),
    played: input.played?.get(id),
  };
}

function base(
  input: NodeInput,
  id: string,
  rect: Rect,
  parent: string | undefined,
  type: CanvasNode['type'],
  zIndex: number,
): Omit<CanvasNode, 'type' | 'data'> {
  const origin = parent === undefined ? undefined : input.layout.shapes.get(parent)?.rect;
  const { width, height } = rect;
  return {
    id,
    position: { x: rect.x - (origin?.x ?? 0), y: rect.y - (origin?.y ?? 0) },
    width,
    height,
    measured: { width, height },
    handles: handlesFor(type, width, height),
    zIndex,
    selected: input.selection.has(id),
    ariaLabel: input.words.get(id) ?? id,
    ...(parent !== undefined && { parentId: parent }),
    ...(isLocked(input.index, id) && { draggable: false }),
  };
}

/** Dots that links are drawn from, by type of node; `in` takes a link anywhere on the shape. */
export const linkDots = {
  component: ['left', 'right'],
  endpoint: ['left', 'right', 'bottom'],
  cluster: ['left', 'right', 'top', 'bottom'],
} as const;

const dotSides = {
  left: Position.Left,
  right: Position.Right,
  top: Position.Top,
  bottom: Position.Bottom,
} as const;

export type DotSide = keyof typeof dotSides;

export function dotPosition(side: DotSide): Position {
  return dotSides[side];
}

/** The same handles as the shapes render, so that React Flow need not measure them. */
function handlesFor(type: CanvasNode['type'], width: number, height: number): Handles {
  if (type === 'domain' || type === undefined) return [];
  const whole = { type: 'target' as const, id: 'in', x: 0, y: 0, width, height };
  const dots: readonly DotSide[] = type === 'host' ? [] : linkDots[type];
  return [
    { ...whole, position: Position.Top },
    ...dots.map((side) => ({
      type: 'source' as const,
      id: side,
      position: dotSides[side],
      x: side === 'left' ? 0 : side === 'right' ? width : width / 2,
      y: side === 'top' ? 0 : side === 'bottom' ? height : height / 2,
      width: 1,
      height: 1,
    })),
  ];
}

type Handles = NonNullable<Node['handles']>;
