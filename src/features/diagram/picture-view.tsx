/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard */
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- zoom and pan, besides the buttons */
import { Maximize, Minus, Plus } from 'lucide-react';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';
import { grounds } from '../../core/pictures/mermaid-look.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import styles from './diagram.module.css';
import { countBoxes, type Size } from './diagram-text.ts';
import type { Picture } from './use-picture.ts';
import { clampZoom, scaleOf, scrollForZoom, zoomBy, type Zoom } from './zoom.ts';

export interface PictureViewProps {
  readonly picture: Picture;
}

/** A picture to move about in: drag, scroll or arrow keys; Ctrl with the wheel or + and − zoom. */
export function PictureView({ picture }: PictureViewProps): ReactNode {
  const { t } = useTranslation('diagram');
  const { title, text, theme } = picture.source;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const [zoom, setZoom] = useZoom(picture);
  const scale = scaleOf(zoom, picture.size, size);
  const zoomAround = useZoomAround(frame, scale, setZoom);
  const { dragging, ...pan } = usePan(frame);

  const press = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    const change = {
      '+': () => zoomAround(zoomBy(scale, 1)),
      '=': () => zoomAround(zoomBy(scale, 1)),
      '-': () => zoomAround(zoomBy(scale, -1)),
      '0': () => setZoom('fit'),
    }[event.key];
    if (change === undefined) return;
    event.preventDefault();
    change();
  };

  return (
    <figure className={styles['picture']} style={{ background: grounds[theme] }} onKeyDown={press}>
      <section
        ref={frame}
        className={cx(styles['frame'], dragging && styles['dragging'])}
        aria-label={t('pictureRegion')}
        tabIndex={0}
        {...pan}
      >
        <img
          src={picture.url}
          alt={t('picture', { view: title, count: countBoxes(text) })}
          draggable={false}
          width={Math.round(picture.size.width * scale)}
          height={Math.round(picture.size.height * scale)}
        />
      </section>
      <Toolbar label={t('zoom')} orientation="vertical" className={styles['zoom']}>
        <IconButton
          icon={Plus}
          size="s"
          tooltipSide="left"
          label={t('zoomIn')}
          shortcut="+"
          onClick={() => zoomAround(zoomBy(scale, 1))}
        />
        <span className={styles['percent']}>{Math.round(scale * 100)} %</span>
        <IconButton
          icon={Minus}
          size="s"
          tooltipSide="left"
          label={t('zoomOut')}
          shortcut="-"
          onClick={() => zoomAround(zoomBy(scale, -1))}
        />
        <IconButton
          icon={Maximize}
          size="s"
          tooltipSide="left"
          label={t('fit')}
          shortcut="0"
          pressed={zoom === 'fit'}
          onClick={() => setZoom('fit')}
        />
      </Toolbar>
    </figure>
  );
}

/** The zoom that was chosen, until another view or direction is shown: that one fits again. */
function useZoom({ source: { title, text } }: Picture): [Zoom, (zoom: Zoom) => void] {
  const shape = `${title} ${text.slice(0, text.indexOf('\n'))}`;
  const [chosen, setChosen] = useState<{ shape: string; zoom: Zoom }>({ shape, zoom: 'fit' });
  return [chosen.shape === shape ? chosen.zoom : 'fit', (zoom: Zoom) => setChosen({ shape, zoom })];
}

/** The size of an element. */
function useSize(frame: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    // The border box: a scroll bar that comes and goes must not change what fits.
    const measure = (): void =>
      setSize({ width: element.offsetWidth, height: element.offsetHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return size;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Changes the scale so that one point of the picture stays where it is: the middle, or `at`. */
function useZoomAround(
  frame: RefObject<HTMLElement | null>,
  scale: number,
  setZoom: (zoom: Zoom) => void,
): (next: number, at?: Point) => void {
  const held = useRef<{ at: Point; scroll: Point; before: number } | null>(null);
  const zoomAround = (next: number, at?: Point): void => {
    const element = frame.current;
    if (element === null) return;
    held.current = {
      at: at ?? { x: element.clientWidth / 2, y: element.clientHeight / 2 },
      scroll: { x: element.scrollLeft, y: element.scrollTop },
      before: scale,
    };
    setZoom(clampZoom(next));
  };
  // Scrolled once the picture has its new size, before anything is painted.
  useLayoutEffect(() => {
    const element = frame.current;
    const hold = held.current;
    held.current = null;
    if (element === null || hold === null) return;
    const { at, scroll, before } = hold;
    element.scrollTo(
      scrollForZoom(scroll.x, at.x, before, scale),
      scrollForZoom(scroll.y, at.y, before, scale),
    );
  }, [frame, scale]);

  const latest = useRef({ zoomAround, scale });
  useEffect(() => {
    latest.current = { zoomAround, scale };
  });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      const at = { x: event.clientX - left, y: event.clientY - top };
      const { zoomAround: turn, scale: now } = latest.current;
      // A notch of a wheel is some 100 pixels, a pinch on a pad a few.
      turn(zoomBy(now, -event.deltaY / 100), at);
    };
    // React's own wheel listeners are passive: they could not keep the page from zooming.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [frame]);
  return zoomAround;
}

/** Dragging moves the picture under the pointer. */
function usePan(frame: RefObject<HTMLElement | null>) {
  const from = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  const [dragging, setDragging] = useState(false);
  const stop = (): void => {
    from.current = null;
    setDragging(false);
  };
  return {
    dragging,
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      const element = frame.current;
      // A finger scrolls by itself.
      if (event.button !== 0 || event.pointerType === 'touch' || element === null) return;
      element.setPointerCapture(event.pointerId);
      from.current = {
        x: event.clientX,
        y: event.clientY,
        left: element.scrollLeft,
        top: element.scrollTop,
      };
      setDragging(true);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      const element = frame.current;
      if (from.current === null || element === null) return;
      const { x, y, left, top } = from.current;
      element.scrollTo(left - (event.clientX - x), top - (event.clientY - y));
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  };
}
