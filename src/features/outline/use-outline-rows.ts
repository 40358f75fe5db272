import { useMemo } from 'react';
import { useTopologyIndex } from '../../platform/react/workspace.tsx';
import { visibleRows, type TreeRow } from '../../ui/tree-model.ts';
import { openNodes, outlineTree, type OutlineNode } from './outline-tree.ts';
import { useOutlineMemory } from './outline-memory.ts';

export interface OutlineRows {
  /** What is to be seen while some nodes are closed. */
  readonly rows: readonly TreeRow<OutlineNode>[];
  /** Where an element's row is. */
  readonly places: ReadonlyMap<string, number>;
  /** Every node that holds others. */
  readonly holders: ReadonlySet<string>;
}

export function useOutlineRows(): OutlineRows {
  const index = useTopologyIndex();
  const { closed } = useOutlineMemory();
  const tree = useMemo(() => outlineTree(index), [index]);
  return useMemo(() => {
    const rows = visibleRows(tree, openNodes(tree, closed));
    return {
      rows,
      places: new Map(rows.map((row, at) => [row.node.id, at])),
      holders: openNodes(tree, new Set()),
    };
  }, [tree, closed]);
}
