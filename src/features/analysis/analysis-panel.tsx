import {
  Activity,
  ChartBarDecreasing,
  Clock4,
  Lightbulb,
  Scissors,
  ShieldCheck,
} from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../../platform/react/narrow.ts';
import { useDocument, useSession, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { analysisSections, type AnalysisSection } from '../../store/session-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { IconComponent } from '../../ui/icon.ts';
import { SideTabs } from '../../ui/side-tabs.tsx';
import { TID } from '../../ui/test-ids.ts';
import { AnalysisStatus } from './analysis-status.tsx';
import styles from './analysis.module.css';
import { heatOf } from './importance-rows.ts';
import { SectionContent } from './section-content.tsx';
import { useSectionNotes } from './section-notes.ts';
import { useAnalysis } from './use-analysis.ts';

const icons: Readonly<Record<AnalysisSection, IconComponent>> = {
  tolerances: ShieldCheck,
  'cut-sets': Scissors,
  downtime: Clock4,
  importance: ChartBarDecreasing,
  'next-changes': Lightbulb,
};

/** What brings the design down, how likely that is, and what to change first. */
export function AnalysisPanel(): ReactNode {
  const { t } = useTranslation('analysis');
  const nothingDrawn = useDocument(
    ({ topology }) => topology.components.length + topology.endpoints.length === 0,
  );
  return (
    <div className={styles['panel']} data-testid={TID.analysis}>
      {nothingDrawn ? (
        <EmptyState icon={Activity} title={t('empty')} text={t('emptyText')} />
      ) : (
        <Sections />
      )}
    </div>
  );
}

function Sections(): ReactNode {
  const { t } = useTranslation('analysis');
  const control = useAnalysis();
  useHeatMapUpkeep();
  const narrow = useNarrow();
  const notes = useSectionNotes();
  const revision = useDocument((state) => state.revision);
  const section = useSession((state) => state.analysisSection);
  const set = useSession((state) => state.set);
  const { analysis, changes } = useSession((state) => state.analysis);
  const waiting = analysis?.revision !== revision || changes?.revision !== revision;
  return (
    <SideTabs
      label={t('title')}
      narrow={narrow}
      value={section}
      onValueChange={(value) =>
        set({ analysisSection: analysisSections.find((id) => id === value) ?? 'tolerances' })
      }
      tabs={analysisSections.map((id) => ({
        value: id,
        label: t(`sections.${id}`),
        icon: icons[id],
        note: notes[id],
      }))}
      foot={<AnalysisStatus waiting={waiting} {...control} />}
    >
      <SectionContent
        section={section}
        cancelled={control.computation.cancelled}
        error={control.computation.error}
      />
    </SideTabs>
  );
}

/** The heat map, where it is on, follows the analysis, and goes with the panel that keeps it. */
function useHeatMapUpkeep(): void {
  const index = useTopologyIndex();
  const importance = useSession((state) => state.analysis.analysis?.value.importance);
  const painted = useSession((state) => state.heatMap !== null);
  const set = useSession((state) => state.set);
  useEffect(() => {
    if (painted && importance !== undefined) set({ heatMap: heatOf(index, importance) });
  }, [painted, importance, index, set]);
  useEffect(() => () => set({ heatMap: null }), [set]);
}
