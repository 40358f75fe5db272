import { useMemo, type ReactNode } from 'react';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { layoutTopology, type Shape } from '../../core/layout/layout-topology.ts';
import type { Topology } from '../../core/model/topology.ts';
import styles from './design-picture.module.css';
import './kinds.css';

export interface DesignPictureProps {
  readonly topology: Topology;
  /** What the picture shows, for those who cannot see it; without it it is decoration. */
  readonly label?: string;
  readonly className?: string | undefined;
}

const margin = 12;

/** A small, still picture of a design: the canvas's own layout without its words. */
export function DesignPicture({ topology, label, className }: DesignPictureProps): ReactNode {
  const { shapes, bounds, kindOf, lines } = useMemo(() => drawingOf(topology), [topology]);
  const { x, y, width, height } = bounds;
  const box = [x - margin, y - margin, width + 2 * margin, height + 2 * margin].join(' ');
  return (
    <svg
      className={className}
      viewBox={box}
      preserveAspectRatio="xMidYMid meet"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {shapes.slice(0, 2000).map((shape) => (
        <PictureShape key={shape.id} shape={shape} kind={kindOf.get(shape.id) ?? shape.kind} />
      ))}
      {lines.map(({ id, from, to, dashed }) => (
        <line
          key={id}
          className={styles['line']}
          x1={from.x}
          y1={from.y}
          x2={to.x}
          y2={to.y}
          strokeDasharray={dashed ? '8 6' : undefined}
        />
      ))}
    </svg>
  );
}

function PictureShape({ shape, kind }: { shape: Shape; kind: string }): ReactNode {
  const { x, y, width, height } = shape.rect;
  const rounded = shape.kind === 'endpoint' ? height / 2 : 6;
  return <rect className={styles[kind]} x={x} y={y} width={width} height={height} rx={rounded} />;
}

function drawingOf(topology: Topology) {
  const index = indexTopology(topology);
  const { shapes, bounds } = layoutTopology(index);
  const kindOf = new Map<string, string>(topology.components.map(({ id, kind }) => [id, kind]));
  const centre = (id: string): { x: number; y: number } | undefined => {
    const rect = shapes.get(id)?.rect;
    return rect && { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  };
  const memberships = topology.endpoints.flatMap((endpoint) =>
    endpoint.kind === 'vip' || endpoint.kind === 'kube-vip'
      ? endpoint.members.map((member) => ({
          id: `${endpoint.id} ${member}`,
          from: endpoint.id,
          to: member,
          dashed: false,
        }))
      : [],
  );
  const links = topology.links.map((link) => ({
    id: link.id,
    from: link.from,
    to: link.to,
    dashed: link.kind === 'forwards' && link.mode === 'standby',
  }));
  const lines = [...memberships, ...links].slice(0, 400).flatMap(({ id, from, to, dashed }) => {
    const start = centre(from);
    const end = centre(to);
    return start && end ? [{ id, from: start, to: end, dashed }] : [];
  });
  return { shapes: [...shapes.values()], bounds, kindOf, lines };
}
