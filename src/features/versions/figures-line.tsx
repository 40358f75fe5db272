import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { downtimeOf, type DesignSummary } from '../../core/advice/comparison.ts';
import { downtimeText } from '../../core/analysis/exact/availability-text.ts';
import { toleranceKinds } from '../../core/analysis/verdict.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './versions.module.css';

/** What a version is worth in one line; its place is kept while it is not known. */
export function FiguresLine({
  summary,
}: {
  summary: DesignSummary | null | undefined;
}): ReactElement {
  const { t } = useTranslation('versions');
  const words = useFigureWords();
  if (summary === undefined) return <span className={styles['figures']}>{t('judging')}</span>;
  if (summary === null) return <span className={styles['figures']}>{t('notJudged')}</span>;
  const works = summary.api === 'available' || summary.api === 'degraded';
  return (
    <span className={styles['figures']}>
      <SeverityIcon
        severity={works ? (summary.findings.error > 0 ? 'warning' : 'ok') : 'error'}
        size={13}
        label={t(works ? 'state.available' : 'state.unavailable')}
      />
      <span>{words(summary)}</span>
    </span>
  );
}

/** `any 1 host, any 1 zone · 95 min/year · 2 errors`. */
function useFigureWords(): (summary: DesignSummary) => string {
  const { t } = useTranslation('versions');
  const { say } = useText();
  return (summary) => {
    const works = summary.api === 'available' || summary.api === 'degraded';
    const survived = toleranceKinds.flatMap((kind) => {
      const tolerated = summary.tolerates[kind]?.tolerated ?? 0;
      return kind === 'component' || tolerated === 0
        ? []
        : [t(`any.${kind}`, { count: tolerated })];
    });
    const downtime = downtimeOf(summary, 'api-writable');
    const { error, warning } = summary.findings;
    return [
      !works
        ? t('state.unavailable')
        : survived.length === 0
          ? t('survivesNothing')
          : t('survives', { what: survived.join(t('listed')) }),
      ...(works && downtime !== null ? [say(downtimeText(downtime.minutesPerYear))] : []),
      ...(error > 0 ? [t('errors', { count: error })] : []),
      ...(error === 0 && warning > 0 ? [t('warnings', { count: warning })] : []),
    ].join(' · ');
  };
}
