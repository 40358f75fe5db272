import { CircleCheck, CircleX, ListChecks, SearchX } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  useDocument,
  useSession,
  useText,
  useTopologyIndex,
} from '../../platform/react/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Filters } from './filters.tsx';
import { grouped, listed, matches, type Listed } from './findings.ts';
import { usePanelMemory } from './panel-memory.ts';
import { ProblemList } from './problem-list.tsx';
import styles from './problems.module.css';

/** Findings on the design, each with its reason, its elements, its fix and its waiver. */
export function Problems(): ReactNode {
  const { t } = useTranslation('problems');
  const { language } = useText();
  const assessment = useSession((state) => state.assessment);
  const error = useSession((state) => state.assessmentError);
  const nothingDrawn = useDocument(
    ({ topology }) =>
      topology.components.length + topology.hosts.length + topology.endpoints.length === 0,
  );
  const { severity, category, fixableOnly, query, grouping } = usePanelMemory();
  const place = usePlaces();

  const all = useMemo(() => listed(assessment?.diagnostics ?? []), [assessment]);
  const waived = useMemo(() => listed(assessment?.waived ?? []), [assessment]);
  const unused = assessment?.unusedWaivers ?? [];
  const kept = useMemo(() => {
    const filter = { severity, category, fixableOnly, query };
    const fits = ({ finding }: Listed): boolean => matches(filter, finding, language);
    return {
      groups: grouped(all.filter(fits), grouping, place),
      waived: waived.filter(fits),
    };
  }, [all, waived, severity, category, fixableOnly, query, grouping, place, language]);

  if (error !== null) {
    return <EmptyState icon={CircleX} title={t('failed')} text={t('failedText', { error })} />;
  }
  if (assessment === null) {
    return (
      <div className={styles['waiting']}>
        <Spinner label={t('assessing')} showLabel />
      </div>
    );
  }
  if (all.length + waived.length + unused.length === 0) {
    return nothingDrawn ? (
      <EmptyState icon={ListChecks} title={t('empty')} text={t('emptyText')} />
    ) : (
      <EmptyState icon={CircleCheck} title={t('none')} text={t('noneText')} />
    );
  }
  return (
    <div className={styles['problems']}>
      <Filters all={all} />
      {kept.groups.length === 0 && <NothingListed found={all.length} />}
      {(kept.groups.length > 0 || kept.waived.length + unused.length > 0) && (
        <ProblemList groups={kept.groups} waived={kept.waived} unused={unused} />
      )}
    </div>
  );
}

function NothingListed({ found }: { found: number }): ReactNode {
  const { t } = useTranslation('problems');
  return found === 0 ? (
    <EmptyState icon={CircleCheck} title={t('none')} text={t('noneLeft')} />
  ) : (
    <EmptyState icon={SearchX} title={t('noMatch')} text={t('noMatchText')} />
  );
}

/** Where something stands in the document; the settings stand before all elements. */
function usePlaces(): (id: string) => number {
  const { elements } = useTopologyIndex();
  return useMemo(() => {
    const places = new Map(['cluster', 'network', ...elements.keys()].map((id, at) => [id, at]));
    return (id) => places.get(id) ?? places.size;
  }, [elements]);
}
