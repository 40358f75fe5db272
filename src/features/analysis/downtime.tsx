import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../core/analysis/exact/analysis.ts';
import type { Verdict } from '../../core/analysis/verdict.ts';
import styles from './analysis.module.css';
import { Assumptions } from './assumptions.tsx';
import { ServicesTable } from './services-table.tsx';

/** How much of the time each service is there, and the figures that this rests on. */
export function Downtime(props: { analysis: Analysis | null; verdict: Verdict | null }): ReactNode {
  const { t } = useTranslation('analysis');
  return (
    <div className={styles['columns']}>
      <div className={styles['aside']}>
        {props.analysis !== null && <ServicesTable analysis={props.analysis} />}
        <div className={styles['notes']}>
          <p className={styles['help']}>
            <strong>{t('downtime.model')}</strong> {t('downtime.modelText')}
          </p>
          <p className={styles['help']}>{t('downtime.sla')}</p>
        </div>
      </div>
      <div className={styles['main']}>
        <Assumptions verdict={props.verdict} />
      </div>
    </div>
  );
}
