import { CircleCheck, CircleX, ListChecks, SearchX } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { severities, type Severity } from '../../core/diagnostics/diagnostic.ts';
import { useDocument, useSession, useText } from '../../platform/react/workspace.tsx';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { ProblemRow } from './problem-row.tsx';
import styles from './problems.module.css';

type Filter = 'all' | Severity;

/** Findings on the design, worst first, each with its reason, its elements and its fix. */
export function Problems(): ReactNode {
  const { t } = useTranslation('problems');
  const { language } = useText();
  const assessment = useSession((state) => state.assessment);
  const error = useSession((state) => state.assessmentError);
  const nothingDrawn = useDocument(
    ({ topology }) =>
      topology.components.length + topology.hosts.length + topology.endpoints.length === 0,
  );
  const [filter, setFilter] = useState<Filter>('all');
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<string | null>(null);

  const all = useMemo(() => keyed(assessment?.diagnostics ?? []), [assessment]);
  const shown = useMemo(() => {
    const wanted = query.trim().toLowerCase();
    return all.filter(({ diagnostic }) => {
      if (filter !== 'all' && diagnostic.severity !== filter) return false;
      if (wanted === '') return true;
      const { title, message } = diagnostic.texts[language];
      return `${diagnostic.rule} ${title} ${message}`.toLowerCase().includes(wanted);
    });
  }, [all, filter, query, language]);

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
  if (all.length === 0 && nothingDrawn) {
    return <EmptyState icon={ListChecks} title={t('empty')} text={t('emptyText')} />;
  }
  if (all.length === 0) {
    return <EmptyState icon={CircleCheck} title={t('none')} text={t('noneText')} />;
  }
  const count = (severity: Severity): number =>
    all.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  return (
    <div className={styles['problems']}>
      <div className={styles['filters']}>
        <SegmentedControl<Filter>
          label={t('filter')}
          size="s"
          value={filter}
          onChange={setFilter}
          segments={[
            { value: 'all', label: t('all', { count: all.length }) },
            ...severities.map((severity) => ({
              value: severity,
              label: t(`severity.${severity}`, { count: count(severity) }),
            })),
          ]}
        />
        <input
          className={styles['search']}
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState icon={SearchX} title={t('noMatch')} text={t('noMatchText')} />
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons inside
        <ul className={styles['list']} aria-label={t('list')} onKeyDown={moveBetweenRows}>
          {shown.map(({ key, diagnostic }) => (
            <ProblemRow
              key={key}
              diagnostic={diagnostic}
              open={open === key}
              onOpenChange={(opened) => setOpen(opened ? key : null)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

/** A key for each finding that stays while the same finding stays. */
function keyed(
  diagnostics: readonly ExplainedDiagnostic[],
): { key: string; diagnostic: ExplainedDiagnostic }[] {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const ids = diagnostic.targets.map((target) => target.id).join(' ');
    const base = `${diagnostic.rule} ${diagnostic.messageId} ${ids}`;
    const n = seen.get(base) ?? 0;
    seen.set(base, n + 1);
    return { key: `${base} ${n}`, diagnostic };
  });
}

function moveBetweenRows(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-problem-row]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
