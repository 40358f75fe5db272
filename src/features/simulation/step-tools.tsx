import { BookmarkPlus, FolderOpen, Grid3x3, Redo2, RotateCcw, Undo2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../platform/react/actions.tsx';
import { useSession } from '../../platform/react/workspace.tsx';
import { beginSimulation, type Simulation } from '../../store/simulation.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ToolbarSeparator } from '../../ui/toolbar.tsx';
import { ScenariosDialog } from './scenarios-dialog.tsx';

/** Back, forward and anew, and what is saved. */
export function StepTools({ simulation }: { simulation: Simulation }): ReactElement {
  const { t } = useTranslation('simulation');
  const startSimulation = useSession((state) => state.startSimulation);
  const undo = useAction('undo');
  const redo = useAction('redo');
  const failures = useAction('show-failures');
  const [dialog, setDialog] = useState<'save' | 'open' | null>(null);
  const nothing = simulation.steps.length === 0;
  return (
    <>
      <IconButton
        icon={Undo2}
        label={t('back')}
        shortcut={undo.shortcut}
        disabled={!undo.enabled}
        onClick={undo.run}
      />
      <IconButton
        icon={Redo2}
        label={t('forward')}
        shortcut={redo.shortcut}
        disabled={!redo.enabled}
        onClick={redo.run}
      />
      <IconButton
        icon={RotateCcw}
        label={t('reset')}
        disabled={nothing}
        onClick={() => startSimulation(beginSimulation())}
      />
      <ToolbarSeparator />
      <IconButton
        icon={BookmarkPlus}
        label={t('save')}
        disabled={nothing}
        onClick={() => setDialog('save')}
      />
      <IconButton icon={FolderOpen} label={t('open')} onClick={() => setDialog('open')} />
      <IconButton
        icon={Grid3x3}
        label={t('failures')}
        shortcut={failures.shortcut}
        pressed={failures.checked}
        onClick={failures.run}
      />
      {dialog !== null && <ScenariosDialog purpose={dialog} onClose={() => setDialog(null)} />}
    </>
  );
}
