import {
  BaseEdge,
  EdgeLabelRenderer,
  getBezierPath,
  Position,
  useInternalNode,
  type EdgeProps,
  type InternalNode,
} from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import type { Rect } from '../../../core/layout/rect.ts';
import type { CanvasLink, LinkEnd } from '../scene/links.ts';
import { routeLink, type RouteEnd, type Side } from '../scene/route-link.ts';
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
  };
}

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
  const [path, labelX, labelY] = getBezierPath({
    sourceX: route.source.x,
    sourceY: route.source.y,
    sourcePosition: positions[route.source.side],
    targetX: route.target.x,
    targetY: route.target.y,
    targetPosition: positions[route.target.side],
    curvature: 0.32,
  });
  const state = selected === true || data.active ? 'active' : data.dense ? 'dense' : undefined;
  const arrow = data.kind === 'forwards' || data.kind === 'stores-in';
  return (
    <g
      className={styles['link']}
      data-kind={data.kind}
      data-standby={data.standby || undefined}
      data-state={state}
      data-mark={data.mark}
    >
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={data.kind === 'member' ? 0 : 16}
        {...(arrow && { markerEnd: markerUrl(data.kind, state === 'active') })}
      />
      {data.kind === 'vrrp' && (
        <EdgeLabelRenderer>
          <span
            className={styles['label']}
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
          >
            vrrp
          </span>
        </EdgeLabelRenderer>
      )}
    </g>
  );
}

export const linkTypes = { link: memo(LinkLine) };
