import { CircleAlert } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeState } from '../../core/analysis/describe.ts';
import type { Analysis } from '../../core/analysis/exact/analysis.ts';
import {
  useDocument,
  useSession,
  useText,
  useTopologyIndex,
} from '../../platform/react/workspace.tsx';
import type { AnalysisSection } from '../../store/session-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import styles from './analysis.module.css';
import { CutSets } from './cut-sets.tsx';
import { Downtime } from './downtime.tsx';
import { ImportanceChart } from './importance.tsx';
import { NextChanges } from './next-changes.tsx';
import { Tolerances } from './tolerances.tsx';
import { Waiting, type Ended } from './waiting.tsx';

export interface SectionContentProps extends Ended {
  readonly section: AnalysisSection;
}

/** One section; what is about the design of before the last edit is dimmed. */
export const SectionContent = memo((props: SectionContentProps): ReactNode => {
  const { section } = props;
  const revision = useDocument((state) => state.revision);
  const { analysis, changes } = useSession((state) => state.analysis);
  const about = (section === 'next-changes' ? changes : analysis)?.revision;
  // The verdict is never long behind.
  const stale = section !== 'tolerances' && about !== revision;
  // Figures go on being edited while what follows from them is computed.
  const dimmed = stale && about !== undefined && section !== 'downtime';
  return (
    <div className={styles['section']} data-stale={dimmed || undefined} aria-busy={stale}>
      <Content {...props} stale={stale} />
    </div>
  );
});

function Content(props: SectionContentProps & { stale: boolean }): ReactNode {
  const { section, stale, cancelled, error } = props;
  const analysis = useSession((state) => state.analysis.analysis?.value ?? null);
  const changes = useSession((state) => state.analysis.changes?.value ?? null);
  const verdict = useSession((state) => state.assessment?.verdict ?? null);
  const waiting = <Waiting cancelled={cancelled} error={error} />;
  switch (section) {
    case 'tolerances':
      return verdict === null ? waiting : <Tolerances verdict={verdict} />;
    case 'downtime':
      return <Downtime analysis={analysis} verdict={verdict} stale={stale} />;
    case 'next-changes':
      if (changes === null) return waiting;
      return <NextChanges changes={changes} verdict={verdict} stale={stale} />;
    default:
      return analysis === null ? waiting : <Analysed section={section} analysis={analysis} />;
  }
}

function Analysed(props: { section: 'cut-sets' | 'importance'; analysis: Analysis }): ReactNode {
  const { section, analysis } = props;
  if (!analysis.available) return <DownAsDrawn />;
  return section === 'cut-sets' ? (
    <CutSets analysis={analysis} />
  ) : (
    <ImportanceChart analysis={analysis} />
  );
}

/** Nothing need fail: there is no set of failures to speak of. */
function DownAsDrawn(): ReactNode {
  const { t } = useTranslation('analysis');
  const { say } = useText();
  const index = useTopologyIndex();
  const intact = useSession((state) => state.assessment?.verdict.intact);
  return (
    <EmptyState
      icon={CircleAlert}
      title={t('downAsDrawn')}
      text={intact === undefined ? undefined : say(describeState(index, intact))}
    />
  );
}
