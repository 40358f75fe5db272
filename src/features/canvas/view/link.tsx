import {
  BaseEdge,
  EdgeLabelRenderer,
  getBezierPath,
  getSmoothStepPath,
  Position,
  useInternalNode,
  type EdgeProps,
  type InternalNode,
} from '@xyflow/react';
import { CircleMinus, CirclePlus, CircleX, PencilLine, Scissors } from 'lucide-react';
import { memo, type ReactElement } from 'react';
import type { Rect } from '../../../core/layout/rect.ts';
import type { CanvasLink, LinkEnd } from '../scene/links.ts';
import {
  routeLink,
  type Route,
  type RouteEnd,
  type Side,
} from '../../../core/layout/route-link.ts';
import styles from './link.module.css';
import { markerUrl } from './link-markers.tsx';

const positions: Readonly<Record<Side, Position>> = {
  top: Position.Top,
  bottom: Position.Bottom,
  left: Position.Left,
  right: Position.Right,
};

function rectOf(node: InternalNode): Rect {
  return {
    ...node.internals.positionAbsolute,
    width: node.measured.width ?? 0,
    height: node.measured.height ?? 0,
  };
}

/** An end as it is drawn now, also in the middle of a drag. */
function useEnd(id: string, end: LinkEnd | undefined): RouteEnd | undefined {
  const shape = useInternalNode(id);
  const card = useInternalNode(end?.host ?? id);
  if (shape === undefined || card === undefined || end === undefined) return undefined;
  // While a row is dragged out of its host it stands alone.
  const alone = shape.dragging === true;
  return {
    shape: rectOf(shape),
    card: rectOf(alone ? shape : card),
    first: alone || end.first,
    last: alone || end.last,
    junction: shape.type === 'cluster',
    endpoint: shape.type === 'endpoint',
  };
}

/** How far a link within one host stands out of its card, in canvas units. */
const bulge = 26;

/** Below an endpoint its links run this far before they part, in canvas units. */
const railBelow = 26;

/** The label of a link that falls stands this far above its end, in canvas units. */
const labelAbove = 12;

/** The way of an address from holder to holder rises so far above their cards, in canvas units. */
const arc = 24;

/** An arch from card to card, in sight above whatever stands between them. */
function archPath(from: RouteEnd, to: RouteEnd): [path: string, labelX: number, labelY: number] {
  const [a, b] = [from.card, to.card];
  const [x1, x2] = [a.x + a.width / 2, b.x + b.width / 2];
  const top = Math.min(a.y, b.y) - arc;
  const path = `M${x1},${a.y} C${x1},${top} ${x2},${top} ${x2},${b.y}`;
  return [path, (x1 + x2) / 2, (a.y + b.y) / 8 + (top * 3) / 4];
}

/**
 * Into a junction and from an endpoint links run as along a rail; elsewhere curves tell links that
 * cross from each other. With the path comes the place of a label.
 */
function pathOf(
  ends: Parameters<typeof getBezierPath>[0],
  { source, target }: Route,
  from: RouteEnd,
  to: RouteEnd,
): [path: string, labelX: number, labelY: number] {
  if (from.junction === true || to.junction === true) {
    const [path, x, y] = getSmoothStepPath({ ...ends, borderRadius: 12, offset: 12 });
    return [path, x, y];
  }
  if (source.side === 'right' && target.side === 'right') {
    const x = Math.max(source.x, target.x) + bulge;
    const path = `M${source.x},${source.y} C${x},${source.y} ${x},${target.y} ${target.x},${target.y}`;
    return [path, x, (source.y + target.y) / 2];
  }
  const rail = source.y + railBelow;
  const falls = source.side === 'bottom' && target.side === 'top' && target.y > rail + railBelow;
  if (from.endpoint === true && falls) {
    const [path] = getSmoothStepPath({ ...ends, borderRadius: 14, centerY: rail });
    // Close to its end: halfway it would stand in the title of the zone that the end is in.
    return [path, target.x, Math.max((rail + target.y) / 2, target.y - labelAbove)];
  }
  const [path, x, y] = getBezierPath({ ...ends, curvature: 0.32 });
  return [path, x, y];
}

const markIcons = {
  added: CirclePlus,
  removed: CircleMinus,
  changed: PencilLine,
  moved: undefined,
};

const playedIcons = { failed: CircleX, cut: Scissors, dead: undefined, carries: undefined };

function LinkLine({
  id,
  source,
  target,
  data,
  selected,
}: EdgeProps<CanvasLink>): ReactElement | null {
  const from = useEnd(source, data?.source);
  const to = useEnd(target, data?.target);
  if (from === undefined || to === undefined || data === undefined) return null;
  const route = routeLink(from, to);
  const ends = {
    sourceX: route.source.x,
    sourceY: route.source.y,
    sourcePosition: positions[route.source.side],
    targetX: route.target.x,
    targetY: route.target.y,
    targetPosition: positions[route.target.side],
  };
  const [path, labelX, labelY] =
    data.kind === 'move' ? archPath(from, to) : pathOf(ends, route, from, to);
  const state = selected === true || data.active ? 'active' : data.dense ? 'dense' : undefined;
  // Of many links that go the same way the signs would hide what they stand on.
  const mark = data.dense && state !== 'active' ? undefined : data.mark;
  const Icon =
    data.played !== undefined
      ? playedIcons[data.played]
      : mark === undefined
        ? undefined
        : markIcons[mark];
  const label = data.kind === 'vrrp' && Icon === undefined ? 'vrrp' : undefined;
  const arrow = data.kind === 'forwards' || data.kind === 'stores-in' || data.kind === 'move';
  return (
    <g
      className={styles['link']}
      data-kind={data.kind}
      data-standby={data.standby || undefined}
      data-state={state}
      data-mark={data.mark}
      data-played={data.played}
    >
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={data.kind === 'member' ? 0 : 16}
        {...(arrow && { markerEnd: markerUrl(data.kind, state === 'active') })}
      />
      {(label !== undefined || Icon !== undefined) && (
        <EdgeLabelRenderer>
          <span
            className={styles['label']}
            data-played={data.played}
            data-mark={mark}
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
          >
            {Icon !== undefined && <Icon size={14} aria-hidden />}
            {label}
          </span>
        </EdgeLabelRenderer>
      )}
    </g>
  );
}

export const linkTypes = { link: memo(LinkLine) };
