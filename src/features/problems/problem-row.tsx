import { ChevronRight, Wrench } from 'lucide-react';
import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useText, useWorkspace } from '../../platform/react/workspace.tsx';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { ProblemDetails } from './problem-details.tsx';
import styles from './problems.module.css';

export interface ProblemRowProps {
  /** Key of the row among the rows. */
  readonly row: string;
  readonly finding: ExplainedDiagnostic;
  readonly open: boolean;
  /** Tab reaches this row; the arrow keys reach the others from there. */
  readonly tabbable: boolean;
  readonly onOpenChange: (row: string, open: boolean) => void;
  readonly onWaive: (finding: ExplainedDiagnostic) => void;
}

/** One finding: a press selects and frames its elements; opened it tells why and what to do. */
export const ProblemRow = memo(function ProblemRow({
  row,
  finding,
  open,
  tabbable,
  onOpenChange,
  onWaive,
}: ProblemRowProps): ReactElement {
  const { t } = useTranslation('problems');
  const { language } = useText();
  const { session } = useWorkspace();
  const { severity, waiver, rule, fix } = finding;
  const ids = elementsOf(finding);
  const tabIndex = tabbable ? 0 : -1;

  const show = (): void => {
    const { select, requestView } = session.getState();
    select(ids);
    if (ids.length > 0) requestView('frame', ids);
  };
  const highlight = (on: boolean): void =>
    session.getState().set({ highlighted: new Set(on ? ids : []) });

  return (
    <li className={cx(styles['row'], open && styles['open'])} data-row={row}>
      <div
        className={styles['head']}
        onPointerEnter={() => highlight(true)}
        onPointerLeave={() => highlight(false)}
      >
        {/* A tooltip of the kit for each of some hundred rows would take longer than the rows. */}
        <button
          type="button"
          className={styles['more']}
          aria-label={t(open ? 'less' : 'more')}
          title={t(open ? 'less' : 'more')}
          aria-expanded={open}
          tabIndex={tabIndex}
          onClick={() => onOpenChange(row, !open)}
        >
          <ChevronRight size={14} aria-hidden />
        </button>
        <button
          type="button"
          data-walk={row}
          aria-keyshortcuts={fix === undefined ? 'W' : 'F W'}
          tabIndex={tabIndex}
          className={styles['main']}
          onClick={show}
          onFocus={() => highlight(true)}
          onBlur={() => highlight(false)}
        >
          <SeverityIcon severity={severity} label={t(`one.${severity}`)} />
          <span className={styles['message']}>{finding.texts[language].message}</span>
          {waiver !== undefined && waiver.from !== severity && (
            <Badge title={t('reason', { reason: waiver.reason })}>
              {t('was', { grade: t(`one.${waiver.from}`) })}
            </Badge>
          )}
          <span className={styles['rule']}>{rule}</span>
        </button>
        {fix !== undefined && !open && (
          <Button
            size="s"
            icon={Wrench}
            tabIndex={tabIndex}
            onClick={() => onOpenChange(row, true)}
          >
            {t('fix')}
          </Button>
        )}
      </div>
      {open && (
        <ProblemDetails
          finding={finding}
          onWaive={() => onWaive(finding)}
          onApplied={() => onOpenChange(row, false)}
        />
      )}
    </li>
  );
}, isSame);

/** Findings come anew with every edit; most of them say what they said before. */
function isSame(before: ProblemRowProps, after: ProblemRowProps): boolean {
  return (
    before.row === after.row &&
    before.open === after.open &&
    before.tabbable === after.tabbable &&
    before.onOpenChange === after.onOpenChange &&
    before.onWaive === after.onWaive &&
    (before.finding === after.finding ||
      JSON.stringify(before.finding) === JSON.stringify(after.finding))
  );
}

/** What a finding is about, without the settings, which nothing is drawn for. */
function elementsOf({ targets }: ExplainedDiagnostic): string[] {
  return targets.map(({ id }) => id).filter((id) => id !== 'cluster' && id !== 'network');
}
