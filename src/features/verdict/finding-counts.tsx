import { ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { severities, type Severity } from '../../core/diagnostics/diagnostic.ts';
import { useSession } from '../../platform/react/workspace.tsx';
import { cx } from '../../ui/cx.ts';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './verdict.module.css';

/** How many findings there are, worst first; pressed, it opens the list of them. */
export function FindingCounts(): ReactNode {
  const { t } = useTranslation('verdict');
  const set = useSession((state) => state.set);
  const counts = useSession(({ assessment }) =>
    severities.map(
      (severity) =>
        assessment?.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length ??
        null,
    ),
  );
  const waived = useSession(({ assessment }) => assessment?.waived.length ?? 0);
  const countOf = (severity: Severity): number => counts[severities.indexOf(severity)] ?? 0;
  if (counts.includes(null)) return null;
  const label = t('openProblems', {
    counts: severities
      .map((severity) => t(`counts.${severity}`, { count: countOf(severity) }))
      .concat(waived === 0 ? [] : [t('counts.waived', { count: waived })])
      .join(t('comma')),
  });
  return (
    <Tooltip content={label}>
      <button
        type="button"
        className={styles['counts']}
        aria-label={label}
        onClick={() => set({ bottomPanel: 'problems' })}
      >
        {severities.map((severity) => (
          <span
            key={severity}
            className={cx(styles['count'], countOf(severity) === 0 && styles['zero'])}
          >
            <SeverityIcon severity={severity} size={14} />
            {countOf(severity)}
          </span>
        ))}
        {waived > 0 && (
          <span className={cx(styles['count'], styles['zero'])}>
            <ShieldOff size={14} aria-hidden />
            {waived}
          </span>
        )}
      </button>
    </Tooltip>
  );
}
