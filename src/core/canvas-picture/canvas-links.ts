import type { PlayedLink, PlayedScene } from '../analysis/scenario/play-scene.ts';
import { svg, type SvgNode } from '../format/svg.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import type { Layout } from '../layout/layout-topology.ts';
import type { Rect } from '../layout/rect.ts';
import { routeLink, type Anchor, type RouteEnd } from '../layout/route-link.ts';
import type { PictureTheme } from './picture-theme.ts';

interface Line {
  readonly id: string;
  readonly kind: 'forwards' | 'stores-in' | 'member' | 'address' | 'move';
  readonly from: string;
  readonly to: string;
  readonly standby: boolean;
  readonly process?: 'keepalived' | 'kube-vip';
}

export interface LinkStyle {
  readonly index: TopologyIndex;
  readonly layout: Layout;
  readonly hubs: ReadonlyMap<string, Rect>;
  readonly theme: PictureTheme;
  readonly played: PlayedScene | undefined;
}

/** From so many lines of one kind on they are drawn faint, or they would hide each other. */
const denseFrom = 13;

/** The lines of the canvas: under the shapes, but for an address on its way. */
export function drawLinks(style: LinkStyle): { below: SvgNode[]; above: SvgNode[] } {
  const lines = linesOf(style);
  const counts = new Map<string, number>();
  for (const { kind } of lines) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const drawn = (wanted: boolean): SvgNode[] =>
    lines
      .filter(({ kind }) => (kind === 'move') === wanted)
      .flatMap((line) => drawLine(style, line, (counts.get(line.kind) ?? 0) >= denseFrom) ?? []);
  return { below: drawn(false), above: drawn(true) };
}

function linesOf({ index, hubs, played }: LinkStyle): Line[] {
  const { topology } = index;
  return [
    ...topology.links.map((link): Line => ({
      id: link.id,
      kind: link.kind,
      from: link.from,
      to: link.to,
      standby: link.kind === 'forwards' && link.mode === 'standby',
    })),
    ...topology.endpoints.flatMap((endpoint): Line[] =>
      endpoint.kind === 'vip' || endpoint.kind === 'kube-vip'
        ? endpoint.members.map((member) => ({
            id: `${endpoint.id} ${member}`,
            kind: 'address',
            from: endpoint.id,
            to: member,
            standby: false,
            process: endpoint.kind === 'vip' ? 'keepalived' : 'kube-vip',
          }))
        : [],
    ),
    ...[...hubs.keys()].flatMap((cluster): Line[] =>
      (index.clusters.get(cluster)?.members ?? []).map(({ component }) => ({
        id: `${cluster} ${component}`,
        kind: 'member',
        from: cluster,
        to: component,
        standby: false,
      })),
    ),
    ...(played?.moves ?? []).map(({ endpoint, from, to }): Line => ({
      id: `${endpoint} ${from} ${to}`,
      kind: 'move',
      from,
      to,
      standby: false,
    })),
  ];
}

function drawLine(style: LinkStyle, line: Line, dense: boolean): SvgNode | undefined {
  const [from, to] = [endOf(style, line.from), endOf(style, line.to)];
  if (from === undefined || to === undefined) return undefined;
  const { theme } = style;
  if (line.kind === 'move') {
    return svg('path', {
      d: archPath(from.card, to.card),
      fill: 'none',
      stroke: theme.families.endpoint.ink,
      'stroke-width': 2.6,
      'stroke-dasharray': '9 7',
      'marker-end': 'url(#arrow-move)',
    });
  }
  const state = style.played?.link(line);
  const { source, target } = routeLink(from, to);
  const broken = state === 'failed' || state === 'cut';
  const arrow = line.kind === 'forwards' || line.kind === 'stores-in';
  return svg('path', {
    d: curve(source, target),
    fill: 'none',
    stroke: broken ? theme.error : colourOf(line, theme),
    'stroke-width': widthOf(line, state),
    'stroke-dasharray': dashOf(line, state),
    opacity: state === 'dead' ? 0.3 : dense ? 0.55 : undefined,
    'marker-end': arrow && !broken ? 'url(#arrow)' : undefined,
  });
}

function colourOf({ kind }: Line, theme: PictureTheme): string {
  if (kind === 'address') return theme.families.endpoint.ink;
  return kind === 'forwards' ? theme.line : theme.families.etcd.border;
}

function widthOf({ kind }: Line, state: PlayedLink | undefined): number {
  if (state === 'carries') return 2.6;
  return kind === 'member' ? 2 : 1.5;
}

function dashOf({ kind, standby }: Line, state: PlayedLink | undefined): string | undefined {
  if (state === 'failed' || state === 'cut') return '3 5';
  if (state === 'carries') return undefined;
  if (kind === 'address') return '6 4';
  return standby ? '1 4' : undefined;
}

function endOf({ index, layout, hubs }: LinkStyle, id: string): RouteEnd | undefined {
  const shape = layout.shapes.get(id)?.rect ?? hubs.get(id);
  if (shape === undefined) return undefined;
  const host = index.components.get(id)?.host;
  const card = host === undefined ? undefined : layout.shapes.get(host)?.rect;
  const rows = host === undefined ? [] : (index.componentsOnHost.get(host) ?? []);
  return {
    shape,
    card: card ?? shape,
    first: card === undefined || rows[0]?.id === id,
    last: card === undefined || rows.at(-1)?.id === id,
    junction: hubs.has(id),
    endpoint: index.endpoints.has(id),
  };
}

/** A curve that leaves and enters at right angles to the edges. */
function curve(source: Anchor, target: Anchor): string {
  const reach = Math.max(
    24,
    Math.min(160, (Math.abs(source.x - target.x) + Math.abs(source.y - target.y)) * 0.4),
  );
  const [a, b] = [handle(source, reach), handle(target, reach)];
  const at = (x: number, y: number): string =>
    `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  return `M${at(source.x, source.y)}C${at(a.x, a.y)} ${at(b.x, b.y)} ${at(target.x, target.y)}`;
}

function handle({ x, y, side }: Anchor, reach: number): { x: number; y: number } {
  switch (side) {
    case 'top':
      return { x, y: y - reach };
    case 'bottom':
      return { x, y: y + reach };
    case 'left':
      return { x: x - reach, y };
    case 'right':
      return { x: x + reach, y };
  }
}

/** The way of an address rises above the cards, in sight whatever stands between them. */
function archPath(a: Rect, b: Rect): string {
  const [x1, x2] = [a.x + a.width / 2, b.x + b.width / 2];
  const top = Math.min(a.y, b.y) - 24;
  return `M${x1} ${a.y}C${x1} ${top} ${x2} ${top} ${x2} ${b.y}`;
}
