import {
  Activity,
  ChevronDown,
  FileCode2,
  Grid3x3,
  ListChecks,
  ListTree,
  Maximize2,
  Minimize2,
  Workflow,
} from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../platform/react/actions.tsx';
import { useSession } from '../platform/react/workspace.tsx';
import { bottomPanels } from '../store/session-store.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { TabPanel, Tabs } from '../ui/tabs.tsx';
import styles from './app.module.css';
import { useBoundaryLabels } from './boundary-labels.ts';

const Problems = lazy(async () => ({
  default: (await import('../features/problems/problems.tsx')).Problems,
}));
const AnalysisPanel = lazy(async () => ({
  default: (await import('../features/analysis/analysis-panel.tsx')).AnalysisPanel,
}));
const FailuresPanel = lazy(async () => ({
  default: (await import('../features/simulation/failures-panel.tsx')).FailuresPanel,
}));
const OutlinePanel = lazy(async () => ({
  default: (await import('../features/outline/outline-panel.tsx')).OutlinePanel,
}));
const DiagramPanel = lazy(async () => ({
  default: (await import('../features/diagram/diagram-panel.tsx')).DiagramPanel,
}));
const ConfigsPanel = lazy(async () => ({
  default: (await import('../features/configs/configs-panel.tsx')).ConfigsPanel,
}));

/** Problems, outline, analysis, failures, diagram and configs: each loads when it is first shown. */
export function BottomPanels(): ReactNode {
  const { t } = useTranslation('app');
  const panel = useSession((state) => state.bottomPanel) ?? 'problems';
  const set = useSession((state) => state.set);
  const findings = useSession((state) => state.assessment?.diagnostics.length ?? 0);
  const worst = useSession((state) => state.assessment?.diagnostics[0]?.severity);
  const boundary = useBoundaryLabels();
  const maximise = useAction('maximise-bottom');
  const close = useAction('toggle-bottom');
  const guarded = (content: ReactNode): ReactNode => (
    <ErrorBoundary labels={boundary}>
      <Suspense fallback={<Spinner label={t('loading')} />}>{content}</Suspense>
    </ErrorBoundary>
  );
  return (
    <Tabs
      className={styles['bottom']}
      label={t('regions.bottom')}
      value={panel}
      actions={
        <>
          <IconButton
            icon={maximise.checked === true ? Minimize2 : Maximize2}
            size="s"
            label={maximise.label}
            shortcut={maximise.shortcut}
            pressed={maximise.checked}
            onClick={maximise.run}
          />
          <IconButton icon={ChevronDown} size="s" label={close.label} onClick={close.run} />
        </>
      }
      onValueChange={(value) =>
        set({ bottomPanel: bottomPanels.find((id) => id === value) ?? null })
      }
      tabs={[
        {
          value: 'problems',
          label: t('panels.problems'),
          icon: ListChecks,
          count: findings,
          countTone: worst,
        },
        { value: 'outline', label: t('panels.outline'), icon: ListTree },
        { value: 'analysis', label: t('panels.analysis'), icon: Activity },
        { value: 'failures', label: t('panels.failures'), icon: Grid3x3 },
        { value: 'diagram', label: t('panels.diagram'), icon: Workflow },
        { value: 'configs', label: t('panels.configs'), icon: FileCode2 },
      ]}
    >
      <TabPanel value="problems">{guarded(<Problems />)}</TabPanel>
      <TabPanel value="outline">{guarded(<OutlinePanel />)}</TabPanel>
      <TabPanel value="analysis">{guarded(<AnalysisPanel />)}</TabPanel>
      <TabPanel value="failures">{guarded(<FailuresPanel />)}</TabPanel>
      <TabPanel value="diagram">{guarded(<DiagramPanel />)}</TabPanel>
      <TabPanel value="configs">{guarded(<ConfigsPanel />)}</TabPanel>
    </Tabs>
  );
}
