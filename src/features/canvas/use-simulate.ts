import { useCallback, type KeyboardEvent } from 'react';
import { message, type Localized } from '../../core/model/message.ts';
import { useAction } from '../../platform/react/actions.tsx';
import { useWorkspace } from '../../platform/react/workspace.tsx';
import { pressed } from './interaction/simulate.ts';
import type { Scene } from './scene/use-scene.ts';
import { shapeUnder } from './use-canvas-keys.ts';

const noFailure: Localized = {
  en: 'An address does not fail by itself: fail what holds it.',
  zh: '地址自身不会故障：请使持有它的组件故障。',
};

export interface Simulating {
  /** A press on a shape or line: it fails, or is restored. */
  readonly press: (id: string) => void;
  /** Enter, Space and X on a focused shape do the same. */
  readonly onKeys: (event: KeyboardEvent) => void;
}

/** What presses do while failures are played. */
export function useSimulate({ index }: Scene): Simulating {
  const { session } = useWorkspace();
  const { run: escape } = useAction('clear-selection');
  const press = useCallback(
    (id: string) => {
      const { simulation, simulate, notify } = session.getState();
      if (simulation === null) return;
      const next = pressed(index, simulation, id);
      if (next === undefined) notify('info', message(noFailure));
      else simulate(() => next);
    },
    [index, session],
  );
  const onKeys = useCallback(
    (event: KeyboardEvent) => {
      const id = shapeUnder(event.target);
      if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!['Enter', ' ', 'x', 'X', 'Escape'].includes(event.key)) return;
      // React Flow would pan on Space, select on Enter, and deselect on Escape before the page can
      // tell what Escape is to leave.
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') escape();
      else if (!event.repeat) press(id);
    },
    [press, escape],
  );
  return { press, onKeys };
}
