import type { ReactElement } from 'react';
import type { LinkKind } from '../scene/links.ts';
import styles from './link.module.css';

/** The arrow head of a kind of link; those of links that stand out have the accent's colour. */
export function markerUrl(kind: LinkKind, active: boolean): string {
  return `url(#link-arrow-${active ? 'active' : kind})`;
}

const markers = ['forwards', 'stores-in', 'move', 'active'];

/** Stands once on the page; links refer to it. */
export function LinkMarkers(): ReactElement {
  return (
    <svg className={styles['markers']} aria-hidden focusable="false">
      <defs>
        {markers.map((name) => (
          <marker
            key={name}
            id={`link-arrow-${name}`}
            className={styles['arrow']}
            data-kind={name}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M0.5 1 L9.5 5 L0.5 9 z" />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
