import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { services, type Analysis } from '../../core/analysis/exact/analysis.ts';
import { availabilityText, downtimeText } from '../../core/analysis/exact/availability-text.ts';
import { describeLimit } from '../../core/analysis/exact/describe-cut-sets.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './analysis.module.css';

/** Probability and minutes a year of each thing that the API can be asked for. */
export function ServicesTable({ analysis }: { analysis: Analysis | null }): ReactNode {
  const { t } = useTranslation('analysis');
  const { say } = useText();
  const limit = analysis?.limits.find((each) => each !== 'cut-set-budget');
  // Its line is there before it is known, so that nothing moves then.
  const method = analysis === null ? 'waiting' : methodOf(analysis);
  return (
    <>
      <table className={styles['table']}>
        <caption>{t('downtime.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('downtime.service')}</th>
            <th scope="col" className={styles['number']}>
              {t('downtime.availability')}
            </th>
            <th scope="col" className={styles['number']}>
              {t('downtime.down')}
            </th>
          </tr>
        </thead>
        <tbody>
          {services.map((service, at) => {
            const found = analysis?.availability[at] ?? null;
            return (
              <tr key={service}>
                <th scope="row" title={t(`services.${service}.help`)}>
                  {t(`services.${service}.name`)}
                </th>
                <td className={styles['number']}>
                  {found === null
                    ? t(analysis === null ? 'notYet' : 'unknown')
                    : say(availabilityText(found.unavailability, 3))}
                </td>
                <td className={styles['number']} data-testid={`downtime-${service}`}>
                  {found === null ? '' : say(downtimeText(found.minutesPerYear))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles['help']}>{t(`downtime.method.${method}`)}</p>
      {limit !== undefined && (
        <p className={styles['limit']}>
          <SeverityIcon severity="warning" size={14} />
          <span>{say(describeLimit(limit))}</span>
        </p>
      )}
    </>
  );
}

/** The method behind the first figure; the others have the same or are derived likewise. */
function methodOf({ availability }: Analysis): 'convolution' | 'bdd' | 'none' {
  return availability.find((each) => each !== null)?.method ?? 'none';
}
