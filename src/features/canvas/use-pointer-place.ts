import { useEffect, useRef, type PointerEvent } from 'react';
import { hitDomain, hitHost } from '../../core/layout/hit.ts';
import type { Position } from '../../core/layout/rect.ts';
import { useWorkspace } from '../../platform/react/workspace.tsx';
import type { Scene } from './scene/use-scene.ts';

interface PointerWatch {
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerLeave: (event: PointerEvent) => void;
}

/**
 * Lets others ask what is under the pointer. A move only notes where it is; what lies there is
 * looked up when somebody asks.
 */
export function usePointerPlace(
  { layout }: Scene,
  toCanvas: (event: { clientX: number; clientY: number }) => Position,
): PointerWatch {
  const { session } = useWorkspace();
  const last = useRef<{ clientX: number; clientY: number } | undefined>(undefined);
  useEffect(() => {
    session.getState().set({
      pointer: () => {
        if (last.current === undefined) return undefined;
        const point = toCanvas(last.current);
        const { clientX: x, clientY: y } = last.current;
        return {
          point,
          client: { x, y },
          host: hitHost(layout, point),
          domain: hitDomain(layout, point),
        };
      },
    });
    return () => session.getState().set({ pointer: null });
  }, [session, layout, toCanvas]);
  return {
    onPointerMove: ({ clientX, clientY }) => {
      last.current = { clientX, clientY };
    },
    onPointerLeave: ({ relatedTarget }) => {
      // A verb of the canvas's own menu is meant for where the menu was opened.
      if (relatedTarget instanceof Element && relatedTarget.closest('[role=menu]') !== null) return;
      last.current = undefined;
    },
  };
}
