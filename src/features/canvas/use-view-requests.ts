import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { boundsOf, type Rect } from '../../core/layout/rect.ts';
import { useSession, useWorkspace } from '../../platform/react/workspace.tsx';
import { boundsFor, shapesFor } from './scene/drawn-ids.ts';
import { focusShape } from './focus-shape.ts';
import type { Scene } from './scene/use-scene.ts';
import { hasRoomForMap, viewFor, type Size, type View } from './view-fit.ts';

export const minZoom = 0.1;
export const maxZoom = 2.5;
/** Nothing is shown larger than drawn just because there is room. */
const fitZoom = 1;
const frameZoom = 1.25;
/** What is brought to the middle is shown at least so large. */
const readableZoom = 0.7;
const milliseconds = 220;

function duration(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : milliseconds;
}

/** What fills the view, as long as nobody has moved it since. */
interface Filled {
  readonly ids: readonly string[] | null;
  readonly bounds: Rect;
  readonly largest: number;
  readonly view: View;
}

function sameRect(a: Rect | undefined, b: Rect): boolean {
  return (
    a !== undefined && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
  );
}

/**
 * Does what others ask of the view, the first time without a motion. What fills the view goes on
 * filling it when the canvas gets another size: a panel that opens hides no part of the drawing.
 */
export function useViewRequests(scene: Scene): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const { preferences } = useWorkspace();
  const request = useSession((state) => state.viewRequest);
  // Before React Flow knows its own size nothing can be fitted into it.
  const fill = useCallback(
    ({ width, height }: Size, bounds: Rect, largest: number): View => {
      const size = { width, height };
      const withMap = preferences.getState().minimap && hasRoomForMap(size);
      return viewFor(bounds, size, { least: minZoom, most: largest }, withMap);
    },
    [preferences],
  );
  const ready = useStore((state) => state.panZoom !== null && state.width > 0 && state.height > 0);
  const latest = useRef(scene);
  const done = useRef<number | null>(null);
  const filled = useRef<Filled | null>(null);
  useEffect(() => {
    latest.current = scene;
  });

  useEffect(() => {
    if (!ready || done.current === request.request) return;
    const options = { duration: done.current === null ? 0 : duration() };
    done.current = request.request;
    const { rects, index } = latest.current;
    const show = (bounds: Rect, largest: number, ids: readonly string[] | null): void => {
      const view = fill(store.getState(), bounds, largest);
      filled.current = { ids, bounds, largest, view };
      void flow.setViewport(view, options);
    };
    switch (request.kind) {
      case 'fit':
        if (rects.size > 0) show(boundsOf(rects.values()), fitZoom, null);
        else void flow.setViewport({ x: 0, y: 0, zoom: 1 }, options);
        return;
      case 'zoom-in':
        void flow.zoomIn(options);
        return;
      case 'zoom-out':
        void flow.zoomOut(options);
        return;
      case 'frame': {
        const bounds = boundsFor(index, rects, request.ids);
        if (bounds !== undefined) show(bounds, frameZoom, request.ids);
        return;
      }
      case 'centre': {
        const bounds = boundsFor(index, rects, request.ids);
        if (bounds === undefined) return;
        const [first] = shapesFor(index, rects, request.ids);
        const zoom = Math.max(store.getState().transform[2], readableZoom);
        const { width, height } = store.getState();
        // What is larger than the view is shown whole.
        if (bounds.width * zoom > width || bounds.height * zoom > height) {
          show(bounds, zoom, request.ids);
          focusShape(first);
          return;
        }
        void flow
          .setCenter(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, {
            ...options,
            zoom,
          })
          // What was out of view may be drawn only now.
          .then(() => requestAnimationFrame(() => focusShape(first)));
        return;
      }
      case 'reveal': {
        const bounds = boundsFor(index, rects, request.ids);
        if (bounds === undefined) return;
        const { width, height, transform } = store.getState();
        const [x, y, zoom] = transform;
        const left = bounds.x * zoom + x;
        const top = bounds.y * zoom + y;
        const inView =
          left >= 0 &&
          top >= 0 &&
          left + bounds.width * zoom <= width &&
          top + bounds.height * zoom <= height;
        if (inView) return;
        void flow.setCenter(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, {
          ...options,
          zoom,
        });
      }
    }
  }, [ready, request, flow, store, fill]);

  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  useEffect(() => {
    const { current } = filled;
    if (current === null || width === 0 || height === 0) return;
    const [x, y, zoom] = store.getState().transform;
    const { ids, bounds, largest, view } = current;
    if (x !== view.x || y !== view.y || zoom !== view.zoom) return;
    const { rects, index } = latest.current;
    const now = ids === null ? boundsOf(rects.values()) : boundsFor(index, rects, ids);
    if (!sameRect(now, bounds)) return;
    const next = fill({ width, height }, bounds, largest);
    filled.current = { ...current, view: next };
    void flow.setViewport(next);
  }, [width, height, flow, store, fill]);
}
