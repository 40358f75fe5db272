import { ViewportPortal } from '@xyflow/react';
import type { ReactElement } from 'react';
import type { Rect } from '../../../core/layout/rect.ts';
import type { Scene } from '../scene/use-scene.ts';
import styles from './link.module.css';

/** A way rises so far above the higher of its ends, in canvas units. */
const rise = 30;

/** Arches with an arrow, from where elements stood to where they stand. */
export function CompareWays({ scene }: { scene: Scene }): ReactElement | null {
  const { ways, rects } = scene;
  if (ways.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className={styles['ways']} aria-hidden>
        <defs>
          <marker
            id="way-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="6"
            markerHeight="6"
            orient="auto"
          >
            <path d="M0 0L8 4L0 8z" className={styles['wayArrow']} />
          </marker>
        </defs>
        {ways.map(({ id, from }) => {
          const [start, end] = [rects.get(from), rects.get(id)];
          return start === undefined || end === undefined ? null : (
            <path
              key={id}
              className={styles['way']}
              d={archOf(start, end)}
              markerEnd="url(#way-arrow)"
            />
          );
        })}
      </svg>
    </ViewportPortal>
  );
}

function archOf(from: Rect, to: Rect): string {
  const [x1, x2] = [from.x + from.width / 2, to.x + to.width / 2];
  const top = Math.min(from.y, to.y) - rise;
  return `M${x1},${from.y} C${x1},${top} ${x2},${top} ${x2},${to.y}`;
}
