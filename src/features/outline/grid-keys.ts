import { keyTarget, type TreeIntent, type TreeRow } from '../../ui/tree-model.ts';
import { columns } from './cells.ts';

/** Where the keyboard is: a whole row (`column` -1) or one cell of it. */
export interface At {
  readonly row: number;
  readonly column: number;
}

/** What a key asks of the grid. */
export type GridIntent =
  { readonly do: 'go'; readonly to: At } | Extract<TreeIntent, { do: 'expand' | 'collapse' }>;

/**
 * The keyboard of the treegrid of the ARIA authoring practices. On a row, right opens it and then
 * goes to its first cell, left closes it and then goes to what holds it; among cells left and right
 * walk, and left of the first is the row. Home and End: first and last row, or cell; with `control`
 * always rows. Undefined if the key means nothing.
 */
export function gridIntent(
  key: string,
  rows: readonly TreeRow[],
  at: At,
  { page, control }: { page: number; control: boolean },
): GridIntent | undefined {
  const { row, column } = at;
  const last = rows.length - 1;
  const go = (to: number, cell = column): GridIntent => ({
    do: 'go',
    to: { row: Math.max(0, Math.min(to, last)), column: cell },
  });
  switch (key) {
    case 'PageDown':
      return go(row + page);
    case 'PageUp':
      return go(row - page);
    case 'ArrowDown':
      return go(row + 1);
    case 'ArrowUp':
      return go(row - 1);
    case 'Home':
      return column < 0 || control ? go(0) : go(row, 0);
    case 'End':
      return column < 0 || control ? go(last) : go(row, columns.length - 1);
    case 'ArrowRight':
      if (column >= 0) return go(row, Math.min(column + 1, columns.length - 1));
      return rows[row]?.expandable === true && !rows[row].expanded
        ? { do: 'expand', ids: [rows[row].node.id] }
        : go(row, 0);
    case 'ArrowLeft': {
      if (column >= 0) return go(row, column - 1);
      const target = keyTarget(key, rows, row);
      return target?.do === 'collapse' ? target : target?.do === 'move' ? go(target.to) : undefined;
    }
    case '*': {
      const target = keyTarget(key, rows, row);
      return target?.do === 'expand' ? target : undefined;
    }
    default:
      return undefined;
  }
}
