import {
  Activity,
  FileCode2,
  Grid3x3,
  ListChecks,
  ListTree,
  Workflow,
  type LucideIcon,
} from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import type { BottomPanel } from '../../store/session-store.ts';

function showPanel(
  id:
    | 'show-problems'
    | 'show-outline'
    | 'show-analysis'
    | 'show-failures'
    | 'show-diagram'
    | 'show-configs',
  panel: BottomPanel,
  icon: LucideIcon,
  shortcut: string,
): Action {
  return {
    id,
    group: 'panels',
    icon,
    shortcuts: [shortcut],
    isChecked: ({ session }) => session.getState().bottomPanel === panel,
    run: ({ session }) => {
      const { bottomPanel, set } = session.getState();
      if (bottomPanel === panel) set({ bottomPanel: null, bottomMaximised: false });
      else set({ bottomPanel: panel });
    },
  };
}

/** The panel below the canvas: its verb opens it, and closes it where it is open already. */
export const showProblems = showPanel('show-problems', 'problems', ListChecks, 'Alt+1');
export const showOutline = showPanel('show-outline', 'outline', ListTree, 'Shift+4');
export const showAnalysis = showPanel('show-analysis', 'analysis', Activity, 'Alt+2');
export const showFailures = showPanel('show-failures', 'failures', Grid3x3, 'Alt+8');
export const showDiagram = showPanel('show-diagram', 'diagram', Workflow, 'Alt+3');
export const showConfigs = showPanel('show-configs', 'configs', FileCode2, 'Alt+4');
