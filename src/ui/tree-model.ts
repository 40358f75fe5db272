/** What a tree needs to know of a node to walk it. */
export interface TreeNode {
  /** Unique in the whole tree. */
  id: string;
  label: string;
  /** A node with an array, even an empty one, is a folder; a node without is a leaf. */
  children?: readonly TreeNode[] | undefined;
}

/** A node as one line of the tree. Levels and positions count from 1, as in ARIA. */
export interface TreeRow<N extends TreeNode = TreeNode> {
  node: N;
  level: number;
  position: number;
  siblings: number;
  expandable: boolean;
  expanded: boolean;
  /** Index of the parent's row, -1 at the top. */
  parent: number;
}

/** The lines that are to be seen while the nodes of these ids are open. */
export function visibleRows<N extends TreeNode & { children?: readonly N[] | undefined }>(
  nodes: readonly N[],
  expanded: ReadonlySet<string>,
): TreeRow<N>[] {
  const rows: TreeRow<N>[] = [];
  const visit = (siblings: readonly N[], level: number, parent: number): void => {
    for (const [index, node] of siblings.entries()) {
      const expandable = node.children !== undefined;
      const open = expandable && expanded.has(node.id);
      const at =
        rows.push({
          node,
          level,
          position: index + 1,
          siblings: siblings.length,
          expandable,
          expanded: open,
          parent,
        }) - 1;
      if (open) visit(node.children ?? [], level + 1, at);
    }
  };
  visit(nodes, 1, -1);
  return rows;
}

/** What a key asks of the tree. */
export type TreeIntent =
  | { do: 'move'; to: number }
  | { do: 'expand'; ids: readonly string[] }
  | { do: 'collapse'; id: string }
  | { do: 'select' };

/** What `key` means on row `at`; `undefined` if it means nothing to a tree. */
export function keyTarget(
  key: string,
  rows: readonly TreeRow[],
  at: number,
): TreeIntent | undefined {
  const row = rows[at];
  if (!row) return undefined;
  switch (key) {
    case 'ArrowDown':
      return { do: 'move', to: Math.min(at + 1, rows.length - 1) };
    case 'ArrowUp':
      return { do: 'move', to: Math.max(at - 1, 0) };
    case 'Home':
      return { do: 'move', to: 0 };
    case 'End':
      return { do: 'move', to: rows.length - 1 };
    case 'ArrowRight': {
      if (!row.expandable) return { do: 'move', to: at };
      if (!row.expanded) return { do: 'expand', ids: [row.node.id] };
      return { do: 'move', to: rows[at + 1]?.parent === at ? at + 1 : at };
    }
    case 'ArrowLeft':
      if (row.expanded) return { do: 'collapse', id: row.node.id };
      return { do: 'move', to: row.parent < 0 ? at : row.parent };
    case '*':
      return {
        do: 'expand',
        ids: rows
          .filter((other) => other.parent === row.parent && other.expandable)
          .map((other) => other.node.id),
      };
    case 'Enter':
    case ' ':
      return { do: 'select' };
    default:
      return undefined;
  }
}
