import type { SavedViewOptions } from '../../core/model/topology.ts';
import { useDocument, useSession, useWorkspace } from '../../platform/react/workspace.tsx';

/** Options to set; `undefined` takes one back to the view's own way. */
export type ViewChange = {
  readonly [
    Name in 'direction' | 'detail' | 'grouping' | 'colours' | 'language' | 'theme'
  ]?: SavedViewOptions[Name];
};

export interface ViewOptionsState {
  /** As the design keeps them for the shown view. */
  readonly options: SavedViewOptions;
  readonly change: (patch: ViewChange) => void;
}

const none: SavedViewOptions = {};

/** The options of the shown view, in the design: a change of them is an edit like any other. */
export function useViewOptions(): ViewOptionsState {
  const { document, session } = useWorkspace();
  const view = useSession((state) => state.diagram.view);
  const options = useDocument((state) => state.topology.views[view]) ?? none;
  return {
    options,
    change(patch) {
      const { dispatch, topology } = document.getState();
      const merged = { ...topology.views[view], ...patch };
      const kept = Object.entries(merged).filter(([, value]) => value !== undefined);
      const result = dispatch({
        type: 'update-settings',
        part: 'views',
        patch: { [view]: kept.length === 0 ? undefined : Object.fromEntries(kept) },
      });
      if (!result.ok) session.getState().notify('warning', result.reason);
    },
  };
}
