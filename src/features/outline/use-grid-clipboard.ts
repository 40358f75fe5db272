import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { writeRows } from '../../core/commands/table/write-rows.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import type { TreeRow } from '../../ui/tree-model.ts';
import type { OutlineNode } from './outline-tree.ts';
import type { RowEdits } from './use-row-edits.ts';

export interface GridClipboard {
  /** Rows that were cut and wait to be put into another place. */
  readonly cut: ReadonlySet<string>;
  /** Gives up the cut; whether there was one. */
  readonly cancelCut: () => boolean;
}

interface Options {
  readonly root: RefObject<HTMLElement | null>;
  readonly index: TopologyIndex;
  readonly rows: readonly TreeRow<OutlineNode>[];
  readonly selection: ReadonlySet<string>;
  /** The row that rows are pasted into. */
  readonly target: () => string | undefined;
  readonly edits: RowEdits;
  readonly readOnly: boolean;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * Copy, cut and paste while the keyboard is in the grid: rows go to the clipboard as a spreadsheet
 * takes them; rows that were cut move into the row they are pasted on.
 */
export function useGridClipboard(options: Options): GridClipboard {
  const [cut, setCut] = useState<{ ids: ReadonlySet<string>; text: string }>({
    ids: nothing,
    text: '',
  });

  const hear = useEffectEvent((event: ClipboardEvent): void => {
    const { root, index, rows, selection, readOnly } = options;
    const focused = document.activeElement;
    // The browser tells of it where the text cursor was last; what counts is where the keyboard is.
    if (focused === null || root.current?.contains(focused) !== true) return;
    if (focused.matches('input, select')) return;
    const { clipboardData } = event;
    if (clipboardData === null) return;
    const take = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.type === 'paste') {
      const text = clipboardData.getData('text/plain');
      // All else is pasted as on the canvas.
      if (cut.ids.size === 0 || text.trim() !== cut.text.trim()) return;
      take();
      if (!readOnly && options.edits.move([...cut.ids], options.target() ?? null)) {
        setCut({ ids: nothing, text: '' });
      }
      return;
    }
    take();
    const ids = rows.flatMap(({ node }) => (selection.has(node.id) ? [node.id] : []));
    if (ids.length === 0) return;
    const text = writeRows(index, ids);
    clipboardData.setData('text/plain', text);
    setCut({ ids: event.type === 'cut' && !readOnly ? new Set(ids) : nothing, text });
  });

  useEffect(() => {
    const listen = (event: ClipboardEvent): void => hear(event);
    const types = ['copy', 'cut', 'paste'] as const;
    for (const type of types) document.addEventListener(type, listen, true);
    return () => {
      for (const type of types) document.removeEventListener(type, listen, true);
    };
  }, []);

  return {
    cut: cut.ids,
    cancelCut() {
      if (cut.ids.size === 0) return false;
      setCut({ ids: nothing, text: '' });
      return true;
    },
  };
}
