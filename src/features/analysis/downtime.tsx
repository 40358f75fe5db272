import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../core/analysis/exact/analysis.ts';
import type { Verdict } from '../../core/analysis/verdict.ts';
import styles from './analysis.module.css';
import { Assumptions } from './assumptions.tsx';
import { ServicesTable } from './services-table.tsx';

export interface DowntimeProps {
  readonly analysis: Analysis | null;
  readonly verdict: Verdict | null;
  /** The analysis is that of an older design. */
  readonly stale: boolean;
}

/** How much of the time each service is there, and the figures that this rests on. */
export function Downtime({ analysis, verdict, stale }: DowntimeProps): ReactNode {
  const { t } = useTranslation('analysis');
  return (
    <div className={styles['columns']}>
      <div className={styles['aside']}>
        <div className={styles['notes']} data-stale={stale || undefined}>
          <ServicesTable analysis={analysis} />
        </div>
        <div className={styles['notes']}>
          <p className={styles['help']}>
            <strong>{t('downtime.model')}</strong> {t('downtime.modelText')}
          </p>
          <p className={styles['help']}>{t('downtime.sla')}</p>
        </div>
      </div>
      <div className={styles['main']}>
        <Assumptions verdict={verdict} />
      </div>
    </div>
  );
}
