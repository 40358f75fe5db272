import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { boundsOf, type Rect } from '../../core/layout/rect.ts';
import { useSession, useWorkspace } from '../../platform/react/workspace.tsx';
import { boundsFor } from './scene/drawn-ids.ts';
import type { Scene } from './scene/use-scene.ts';
import { viewFor } from './view-fit.ts';

export const minZoom = 0.1;
export const maxZoom = 2.5;
/** Nothing is shown larger than drawn just because there is room. */
const fitZoom = 1;
const frameZoom = 1.25;
const milliseconds = 220;

function duration(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : milliseconds;
}

/** Does what others ask of the view, the first time without a motion. */
export function useViewRequests(scene: Scene): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const { preferences } = useWorkspace();
  const request = useSession((state) => state.viewRequest);
  // Before React Flow knows its own size nothing can be fitted into it.
  const ready = useStore((state) => state.panZoom !== null && state.width > 0 && state.height > 0);
  const latest = useRef(scene);
  const done = useRef<number | null>(null);
  useEffect(() => {
    latest.current = scene;
  });

  useEffect(() => {
    if (!ready || done.current === request.request) return;
    const options = { duration: done.current === null ? 0 : duration() };
    done.current = request.request;
    const { rects, index } = latest.current;
    const show = (bounds: Rect, largest: number): void => {
      const { width, height } = store.getState();
      const zooms = { least: minZoom, most: largest };
      const withMap = preferences.getState().minimap;
      void flow.setViewport(viewFor(bounds, { width, height }, zooms, withMap), options);
    };
    switch (request.kind) {
      case 'fit':
        if (rects.size > 0) show(boundsOf(rects.values()), fitZoom);
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
        if (bounds !== undefined) show(bounds, frameZoom);
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
  }, [ready, request, flow, store, preferences]);
}
