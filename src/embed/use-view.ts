import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Rect } from '../core/layout/rect.ts';
import { moved, viewOfAll, zoomed, type Point, type Size, type View } from './view.ts';

export interface ViewTools {
  /** `null` until the frame is measured. */
  readonly view: View | null;
  readonly move: (x: number, y: number) => void;
  /** @param at Point of the frame that stays where it is; its middle if none is given. */
  readonly zoom: (factor: number, at?: Point) => void;
  readonly showAll: () => void;
}

/** Shows all of the drawing until the reader moves it, also where the frame changes its size. */
export function useView(frame: RefObject<HTMLElement | null>, bounds: Rect): ViewTools {
  const [view, setView] = useState<View | null>(null);
  const size = useRef<Size>({ width: 0, height: 0 });
  const touched = useRef(false);
  const showAll = useCallback((): void => {
    touched.current = false;
    setView(viewOfAll(bounds, size.current));
  }, [bounds]);
  useLayoutEffect(() => {
    const { current } = frame;
    if (current === null) return undefined;
    // It also tells the size that the frame has to begin with.
    const observer = new ResizeObserver(() => {
      size.current = { width: current.clientWidth, height: current.clientHeight };
      if (!touched.current) showAll();
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [frame, showAll]);
  const move = useCallback((x: number, y: number): void => {
    touched.current = true;
    setView((now) => now && moved(now, x, y));
  }, []);
  const zoom = useCallback((factor: number, at?: Point): void => {
    touched.current = true;
    const middle = { x: size.current.width / 2, y: size.current.height / 2 };
    setView((now) => now && zoomed(now, factor, at ?? middle));
  }, []);
  return { view, move, zoom, showAll };
}
