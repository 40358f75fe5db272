import { Grid2x2 } from 'lucide-react';
import type { Localized } from '../../core/model/message.ts';
import type { Action } from '../../platform/react/actions.tsx';
import { canEdit, reasons, whyNoEdit } from './action-helpers.ts';

const label: Localized = { en: 'Tidy the layout', zh: '整理布局' };

/** Forgets every placement, so that the automatic layout places everything again. */
export const tidyLayout: Action = {
  id: 'tidy-layout',
  group: 'arrange',
  icon: Grid2x2,
  isEnabled: (workspace) =>
    canEdit(workspace) && Object.keys(workspace.document.getState().topology.layout).length > 0,
  whyDisabled: (workspace) => whyNoEdit(workspace) ?? reasons.tidyAlready,
  run: ({ document, session }) => {
    const placed = Object.keys(document.getState().topology.layout);
    const placements = Object.fromEntries(placed.map((id) => [id, null]));
    document.getState().dispatch({
      type: 'batch',
      label: { text: label },
      commands: [{ type: 'set-layout', placements }],
    });
    session.getState().requestView('fit');
  },
};
