import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeState } from '../../core/analysis/describe.ts';
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
import { Waiting } from './waiting.tsx';

/** One section; what is about the design of before the last edit is dimmed. */
export function SectionContent({ section }: { section: AnalysisSection }): ReactNode {
  const revision = useDocument((state) => state.revision);
  const { analysis, changes } = useSession((state) => state.analysis);
  const assessment = useSession((state) => state.assessment);
  const about = section === 'next-changes' ? changes?.revision : analysis?.revision;
  // The verdict and the figures are never long behind.
  const stale = section !== 'tolerances' && section !== 'downtime' && about !== revision;
  return (
    <div
      className={styles['section']}
      data-stale={(stale && about !== undefined) || undefined}
      aria-busy={stale}
    >
      <Content section={section} stale={stale} assessed={assessment !== null} />
    </div>
  );
}

function Content(props: {
  section: AnalysisSection;
  stale: boolean;
  assessed: boolean;
}): ReactNode {
  const analysis = useSession((state) => state.analysis.analysis?.value ?? null);
  const changes = useSession((state) => state.analysis.changes?.value ?? null);
  const verdict = useSession((state) => state.assessment?.verdict ?? null);
  switch (props.section) {
    case 'tolerances':
      return verdict === null ? <Waiting /> : <Tolerances verdict={verdict} />;
    case 'downtime':
      return <Downtime analysis={analysis} verdict={verdict} />;
    case 'cut-sets':
      if (analysis === null) return <Waiting />;
      return analysis.available ? <CutSets analysis={analysis} /> : <DownAsDrawn />;
    case 'importance':
      if (analysis === null) return <Waiting />;
      return analysis.available ? <ImportanceChart analysis={analysis} /> : <DownAsDrawn />;
    case 'next-changes':
      return changes === null ? (
        <Waiting />
      ) : (
        <NextChanges changes={changes} verdict={verdict} stale={props.stale} />
      );
  }
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
