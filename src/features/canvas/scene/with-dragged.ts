import type { Position } from '../../../core/layout/rect.ts';
import { depthOf } from './depth-of.ts';
import type { CanvasNode } from './nodes.ts';

/**
 * The shapes with those that are being dragged where the pointer has them, above the rest. All
 * others are the very objects that came in, as this runs for every move of the pointer.
 */
export function withDragged(
  nodes: readonly CanvasNode[],
  dragged: ReadonlyMap<string, Position>,
): readonly CanvasNode[] {
  if (dragged.size === 0) return nodes;
  return nodes.map((node): CanvasNode => {
    const position = dragged.get(node.id);
    const zIndex = node.zIndex ?? 0;
    // A domain stays below: raised, it would cover what it carries along.
    const raised = zIndex >= depthOf.shape ? zIndex + depthOf.moving : zIndex;
    if (position !== undefined) return { ...node, position, zIndex: raised };
    const carried = node.type === 'component' && dragged.has(node.parentId ?? '');
    return carried ? { ...node, zIndex: raised } : node;
  });
}
