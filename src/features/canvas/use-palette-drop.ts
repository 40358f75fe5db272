import { useRef, type DragEvent } from 'react';
import { applyCommand } from '../../core/commands/apply.ts';
import type { Position } from '../../core/layout/rect.ts';
import { carriesPaletteItem, readPaletteItem } from '../../platform/palette-drag.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { useWorkspace } from '../../platform/react/workspace.tsx';
import { madeElement } from '../../store/place-item.ts';
import { clearDrag, type CanvasUiStore } from './canvas-ui.ts';
import { dropCommand } from './interaction/drop.ts';
import { hintForItem } from './interaction/hint.ts';
import { spotForItem, spotTarget } from './interaction/spot.ts';
import type { Scene } from './scene/use-scene.ts';

export interface PaletteDrop {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** Entries of the palette over and onto the canvas. */
export function usePaletteDrop(
  scene: Scene,
  ui: CanvasUiStore,
  toCanvas: (event: { clientX: number; clientY: number }) => Position,
): PaletteDrop {
  const { document, session } = useWorkspace();
  const edit = useEdit();
  const shown = useRef<string | undefined>(undefined);
  const { index, layout } = scene;

  const forget = (): void => {
    shown.current = undefined;
    clearDrag(ui);
  };
  return {
    onDragOver: (event) => {
      if (!carriesPaletteItem(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const item = session.getState().carried;
      if (item === null) return;
      const point = toCanvas(event);
      const spot = spotForItem(layout, item, point);
      ui.setState({ pointer: { x: event.clientX, y: event.clientY } });
      const key = spotTarget(spot) ?? '';
      if (shown.current === key) return;
      shown.current = key;
      const result = applyCommand(index.topology, dropCommand(index, layout, item, spot, point));
      ui.setState({
        target: spotTarget(spot),
        hint: hintForItem(index, item, spot),
        refusal: result.ok ? undefined : result.reason,
      });
    },
    onDragLeave: (event) => {
      const to = event.relatedTarget;
      if (to instanceof Node && event.currentTarget.contains(to)) return;
      forget();
    },
    onDrop: (event) => {
      const item = readPaletteItem(event.dataTransfer);
      forget();
      session.getState().set({ carried: null });
      if (item === undefined) return;
      event.preventDefault();
      const point = toCanvas(event);
      const spot = spotForItem(layout, item, point);
      if (!edit(dropCommand(index, layout, item, spot, point)).ok) return;
      const made = madeElement(index.topology, document.getState().topology, item);
      if (made !== undefined) session.getState().select([made]);
    },
  };
}
