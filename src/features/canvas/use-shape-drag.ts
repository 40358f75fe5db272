import { useReactFlow, type NodeChange, type OnNodeDrag } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { applyCommand } from '../../core/commands/apply.ts';
import type { Position } from '../../core/layout/rect.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { clearDrag, type CanvasUiStore } from './canvas-ui.ts';
import { hintForMove } from './interaction/hint.ts';
import { moveCommand, type Moved } from './interaction/move.ts';
import { spotForShape, spotTarget } from './interaction/spot.ts';
import type { CanvasNode } from './scene/nodes.ts';
import type { Scene } from './scene/use-scene.ts';
import { withDragged } from './scene/with-dragged.ts';

type Places = ReadonlyMap<string, Position>;
const still: Places = new Map();

export interface ShapeDrag {
  /** The shapes of the scene, those that are dragged where the pointer has them. */
  readonly nodes: readonly CanvasNode[];
  readonly onPositions: (changes: readonly NodeChange<CanvasNode>[]) => void;
  readonly onDrag: OnNodeDrag<CanvasNode>;
  readonly onDrop: OnNodeDrag<CanvasNode>;
}

/**
 * Dragging shapes. One shape goes where the pointer is; several keep to the places their middles
 * are over, as they have one pointer between them.
 */
export function useShapeDrag(
  scene: Scene,
  ui: CanvasUiStore,
  toCanvas: (event: { clientX: number; clientY: number }) => Position,
): ShapeDrag {
  // Places are kept here while the drag lasts: the document changes once, at its end.
  const [dragged, setDragged] = useState<Places>(still);
  const flow = useReactFlow<CanvasNode>();
  const edit = useEdit();
  const lastTarget = useRef<string | undefined>(undefined);

  const movedBy = useCallback(
    (pointer: Position, nodes: readonly CanvasNode[]): Moved[] =>
      nodes.flatMap((node): Moved[] => {
        const corner = flow.getInternalNode(node.id)?.internals.positionAbsolute;
        if (corner === undefined) return [];
        const middle = {
          x: corner.x + (node.width ?? 0) / 2,
          y: corner.y + (node.height ?? 0) / 2,
        };
        const at = nodes.length === 1 ? pointer : middle;
        return [
          { id: node.id, corner, spot: spotForShape(scene.index, scene.layout, node.id, at) },
        ];
      }),
    [flow, scene.index, scene.layout],
  );

  const onPositions = useCallback((changes: readonly NodeChange<CanvasNode>[]) => {
    const places = changes.flatMap((change) =>
      change.type === 'position' && change.dragging === true && change.position !== undefined
        ? [[change.id, change.position] as const]
        : [],
    );
    if (places.length > 0) setDragged(new Map(places));
  }, []);

  const onDrag = useCallback<OnNodeDrag<CanvasNode>>(
    (event, _node, nodes) => {
      const [moved] = movedBy(toCanvas(pointOf(event)), nodes);
      if (moved === undefined || nodes.length > 1) return;
      const hint = hintForMove(scene.index, moved.id, moved.spot);
      const target = hint === undefined ? undefined : spotTarget(moved.spot);
      ui.setState({ pointer: pointOf(event) });
      const key = hint === undefined ? undefined : `${hint.key} ${target}`;
      if (key === lastTarget.current) return;
      lastTarget.current = key;
      const command = hint && moveCommand(scene.index, scene.layout, [moved]);
      const result = command && applyCommand(scene.index.topology, command);
      ui.setState({ target, hint, refusal: result?.ok === false ? result.reason : undefined });
    },
    [movedBy, toCanvas, scene.index, scene.layout, ui],
  );

  const onDrop = useCallback<OnNodeDrag<CanvasNode>>(
    (event, _node, nodes) => {
      const command = moveCommand(
        scene.index,
        scene.layout,
        movedBy(toCanvas(pointOf(event)), nodes),
      );
      lastTarget.current = undefined;
      clearDrag(ui);
      if (command !== undefined) edit(command);
      setDragged(still);
    },
    [scene.index, scene.layout, movedBy, toCanvas, ui, edit],
  );

  const nodes = useMemo(() => withDragged(scene.nodes, dragged), [scene.nodes, dragged]);
  return { nodes, onPositions, onDrag, onDrop };
}

function pointOf(event: unknown): { clientX: number; clientY: number; x: number; y: number } {
  const touch =
    event instanceof TouchEvent ? (event.touches[0] ?? event.changedTouches[0]) : undefined;
  const at = touch ?? (event as MouseEvent);
  return { clientX: at.clientX, clientY: at.clientY, x: at.clientX, y: at.clientY };
}
