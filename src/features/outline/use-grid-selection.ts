import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { useSession, useTopologyIndex, useWorkspace } from '../../platform/react/workspace.tsx';
import { outlineMemory } from './outline-memory.ts';
import { holdersOf } from './outline-tree.ts';
import type { OutlineRows } from './use-outline-rows.ts';

export interface GridSelection {
  readonly selection: ReadonlySet<string>;
  /** Selects one row, or with `extend` all from the row that the selection began at. */
  readonly choose: (at: number, extend?: boolean) => void;
  /** Adds a row to the selection, or takes it out. */
  readonly toggle: (at: number) => void;
}

/**
 * The selection of the design as rows, in step both ways. What is selected elsewhere is opened up to
 * and told to `reveal`, which scrolls and leaves the focus alone.
 */
export function useGridSelection(
  { rows }: OutlineRows,
  reveal: (id: string) => void,
): GridSelection {
  const { session } = useWorkspace();
  const index = useTopologyIndex();
  const selection = useSession((state) => state.selection);
  const ours: RefObject<ReadonlySet<string> | null> = useRef(null);
  const anchor = useRef<string | undefined>(undefined);

  const select = useCallback(
    (ids: readonly string[]): void => {
      const { select: choose, requestView, bottomMaximised } = session.getState();
      choose(ids);
      ours.current = session.getState().selection;
      // Asking for the canvas would take the whole page away from the outline.
      if (!bottomMaximised && ids.length > 0) requestView('reveal', ids);
    },
    [session],
  );

  const holders = useCallback((id: string) => holdersOf(index, id), [index]);
  useEffect(() => {
    if (ours.current === selection) return;
    ours.current = selection;
    const first = [...selection].find((id) => index.elements.has(id));
    if (first === undefined) return;
    anchor.current = first;
    const { closed, set } = outlineMemory.getState();
    const hiding = holders(first).filter((id) => closed.has(id));
    if (hiding.length > 0) {
      set({ closed: new Set([...closed].filter((id) => !hiding.includes(id))) });
    }
    reveal(first);
  }, [selection, index, holders, reveal]);

  return {
    selection,
    choose(at, extend = false) {
      const id = rows[at]?.node.id;
      if (id === undefined) return;
      const from = extend ? rows.findIndex((row) => row.node.id === anchor.current) : -1;
      if (from < 0) {
        anchor.current = id;
        select([id]);
        return;
      }
      const range = rows.slice(Math.min(from, at), Math.max(from, at) + 1);
      select(range.map((row) => row.node.id));
    },
    toggle(at) {
      const id = rows[at]?.node.id;
      if (id === undefined) return;
      anchor.current = id;
      const next = new Set(selection);
      if (!next.delete(id)) next.add(id);
      select([...next]);
    },
  };
}
