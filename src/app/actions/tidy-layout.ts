import { Grid2x2 } from 'lucide-react';
import type { Localized } from '../../core/model/message.ts';
import type { Workspace } from '../../platform/react/workspace.tsx';
import type { Action } from '../../platform/react/actions.tsx';
import { canEdit, reasons, whyNoEdit } from './action-helpers.ts';

const label: Localized = { en: 'Tidy the layout', zh: '整理布局' };

/** Forgets every placement that is not locked, so that the automatic layout places everything again. */
export const tidyLayout: Action = {
  id: 'tidy-layout',
  group: 'arrange',
  icon: Grid2x2,
  isEnabled: (workspace) => canEdit(workspace) && movablePlacements(workspace).length > 0,
  whyDisabled: (workspace) => whyNoEdit(workspace) ?? reasons.tidyAlready,
  run: (workspace) => {
    const { document, session } = workspace;
    const placements = Object.fromEntries(movablePlacements(workspace).map((id) => [id, null]));
    document.getState().dispatch({
      type: 'batch',
      label: { text: label },
      commands: [{ type: 'set-layout', placements }],
    });
    session.getState().requestView('fit');
  },
};

function movablePlacements({ document }: Workspace): readonly string[] {
  const { layout } = document.getState().topology;
  return Object.entries(layout).flatMap(([id, { locked }]) => (locked === true ? [] : [id]));
}
