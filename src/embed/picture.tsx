/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what is moved has to be reachable by keyboard */
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- zoom and pan, besides the buttons */
import { Maximize, Minus, Plus } from 'lucide-react';
import { memo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { familyOf, kindIcons, kindNames } from '../platform/react/kind-icon.tsx';
import { cx } from '../ui/cx.ts';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import hidden from '../ui/visually-hidden.module.css';
import type { Box, Drawing, Line, Severities } from './drawing.ts';
import styles from './embed.module.css';
import { texts, type Speech } from './texts.ts';
import { usePan } from './use-pan.ts';
import { useView } from './use-view.ts';

/** Below this scale, details give way to large names. */
const farScale = 0.45;
const zoomStep = 1.2;
/** CSS pixels that an arrow key moves the drawing by. */
const panStep = 60;

export interface PictureProps {
  readonly drawing: Drawing;
  readonly name: string;
  readonly severities: Severities;
  readonly speech: Speech;
}

/** The design to look at: dragged, moved by arrow keys, zoomed by keys, buttons, pinch and wheel. */
export function Picture({ drawing, name, severities, speech }: PictureProps): ReactNode {
  const { pick } = speech;
  const frame = useRef<HTMLElement>(null);
  const { view, move, zoom, showAll } = useView(frame, drawing.bounds);
  const dragging = usePan(frame, move, zoom);
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const act = {
      ArrowLeft: () => move(panStep, 0),
      ArrowRight: () => move(-panStep, 0),
      ArrowUp: () => move(0, panStep),
      ArrowDown: () => move(0, -panStep),
      '+': () => zoom(zoomStep),
      '=': () => zoom(zoomStep),
      '-': () => zoom(1 / zoomStep),
      '0': showAll,
    }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const buttons = [
    { label: pick(texts.zoomIn), Icon: Plus, act: () => zoom(zoomStep) },
    { label: pick(texts.zoomOut), Icon: Minus, act: () => zoom(1 / zoomStep) },
    { label: pick(texts.fit), Icon: Maximize, act: showAll },
  ];
  return (
    <main className={styles['stage']}>
      <section
        ref={frame}
        className={cx(styles['frame'], dragging && styles['dragging'])}
        aria-label={pick(texts.design, { name })}
        aria-describedby="keys"
        tabIndex={0}
        data-far={(view !== null && view.scale < farScale) || undefined}
        onKeyDown={press}
      >
        <div
          className={styles['world']}
          style={
            view === null
              ? { visibility: 'hidden' }
              : { transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }
          }
        >
          <Boxes boxes={drawing.boxes} severities={severities} speech={speech} />
          <Lines lines={drawing.lines} />
        </div>
      </section>
      <p id="keys" className={hidden['hidden']}>
        {pick(texts.keys)}
      </p>
      <div className={styles['buttons']} role="toolbar" aria-label={pick(texts.view)}>
        {buttons.map(({ label, Icon, act }) => (
          <button key={label} type="button" title={label} aria-label={label} onClick={act}>
            <Icon size={15} aria-hidden />
          </button>
        ))}
      </div>
    </main>
  );
}

interface BoxesProps {
  readonly boxes: readonly Box[];
  readonly severities: Severities;
  readonly speech: Speech;
}

const Boxes = memo(function Boxes({ boxes, severities, speech }: BoxesProps): ReactNode {
  return (
    <ul className={styles['boxes']} aria-label={speech.pick(texts.elements)}>
      {boxes.map((box) => (
        <BoxShape key={box.id} box={box} severity={severities.get(box.id)} speech={speech} />
      ))}
    </ul>
  );
});

function BoxShape({
  box: { kind, rect, name, detail, address },
  severity,
  speech: { pick, verdict },
}: {
  box: Box;
  severity: 'error' | 'warning' | 'info' | undefined;
  speech: Speech;
}): ReactNode {
  const Icon = kindIcons[kind];
  const family = familyOf(kind);
  const kindName = pick(kindNames[kind]);
  const shown = family === 'place' || family === 'endpoint';
  return (
    <li
      className={styles[family === 'etcd' && kind === 'etcd-cluster' ? 'cluster' : family]}
      data-family={family}
      data-kind={kind}
      title={kindName}
      style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
    >
      <span className={styles['head']}>
        <Icon size={family === 'endpoint' ? 18 : 15} className={styles['icon'] ?? ''} aria-hidden />
        <span className={styles['words']}>
          <span className={styles['line']}>
            <span className={styles['name']}>{name}</span>
            <span className={shown ? styles['kind'] : hidden['hidden']}>{kindName}</span>
          </span>
          {address !== null && (
            <span className={styles['address']} data-missing={address === '' || undefined}>
              {address === '' ? pick(texts.noAddress) : address}
            </span>
          )}
        </span>
        {detail !== '' && <span className={styles['detail']}>{detail}</span>}
        {severity !== undefined && (
          <span className={styles['badge']}>
            <SeverityIcon
              severity={severity}
              label={verdict(`severity.${severity === 'info' ? 'warning' : severity}`)}
            />
          </span>
        )}
      </span>
    </li>
  );
}

/** Decoration to those who do not see it: the elements and the verdict say what there is. */
const Lines = memo(function Lines({ lines }: { lines: readonly Line[] }): ReactNode {
  return (
    <svg className={styles['lines']} width={1} height={1} aria-hidden>
      {lines.map(({ id, kind, standby, path }) => (
        <path key={id} d={path} data-kind={kind} data-standby={standby || undefined} />
      ))}
    </svg>
  );
});
