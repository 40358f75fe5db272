import { useStoreApi, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useCallback } from 'react';
import { useWorkspace } from '../../platform/react/workspace.tsx';
import { stillThere } from '../../store/membership.ts';

type SelectChange = Extract<NodeChange | EdgeChange, { type: 'select' }>;

/** Takes what React Flow wants selected into the session, the one place that knows it. */
export function useSelectionChanges(): (changes: readonly (NodeChange | EdgeChange)[]) => void {
  const { document, session } = useWorkspace();
  const flow = useStoreApi();
  return useCallback(
    (changes) => {
      const selects = changes.filter((change): change is SelectChange => change.type === 'select');
      if (selects.length === 0) return;
      // In a simulation a plain press fails what it hits; only one with a modifier, or a marquee,
      // selects.
      const { multiSelectionActive, userSelectionActive } = flow.getState();
      const plain = !multiSelectionActive && !userSelectionActive;
      const simulating = session.getState().simulation !== null;
      if (simulating && plain && selects.some(({ selected }) => selected)) return;
      const before = session.getState().selection;
      const selection = new Set(stillThere(document.getState().topology, before));
      for (const { id, selected } of selects) {
        if (selected) selection.add(id);
        else selection.delete(id);
      }
      const same = selection.size === before.size && [...selection].every((id) => before.has(id));
      if (!same) session.getState().select(selection);
    },
    [document, session, flow],
  );
}
