import { useCallback, type KeyboardEvent } from 'react';
import { useWorkspace } from '../../platform/react/workspace.tsx';
import { useEdit } from '../../platform/react/edit.ts';
import { nudgeCommand } from './interaction/move.ts';
import type { Scene } from './scene/use-scene.ts';

/** Canvas units that an arrow key moves a shape by, and with Shift. */
const step = 8;
const largeStep = 40;

const directions: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Keys on a focused shape: arrows move it (or the selection it is part of), Enter opens it. */
export function useCanvasKeys(scene: Scene): (event: KeyboardEvent) => void {
  const { session, preferences } = useWorkspace();
  const edit = useEdit();
  const { index, layout } = scene;
  return useCallback(
    (event) => {
      const id = shapeUnder(event.target);
      if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      const { selection, select } = session.getState();
      const direction = directions[event.key];
      if (direction !== undefined) {
        event.preventDefault();
        event.stopPropagation();
        const moved = selection.has(id) ? selection : new Set([id]);
        if (moved !== selection) select(moved);
        const by = event.shiftKey ? largeStep : step;
        const command = nudgeCommand(index, layout, moved, {
          x: direction.x * by,
          y: direction.y * by,
        });
        const mergeKey = `nudge:${[...moved].join(' ')}`;
        if (command !== undefined) edit(command, { mergeKey });
      } else if (event.key === 'Enter') {
        event.preventDefault();
        event.stopPropagation();
        select([id]);
        preferences.getState().set({ inspectorOpen: true });
        requestAnimationFrame(() => document.getElementById('inspector')?.focus());
      }
    },
    [session, preferences, edit, index, layout],
  );
}

/** The shape that has the focus itself, not something inside it. */
export function shapeUnder(target: EventTarget): string | undefined {
  return target instanceof HTMLElement && target.classList.contains('react-flow__node')
    ? target.dataset['id']
    : undefined;
}
