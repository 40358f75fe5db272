import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CutSets } from '../../core/analysis/exact/analysis.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { cx } from '../../ui/cx.ts';
import styles from './analysis.module.css';
import { barShares } from './bar-shares.ts';
import { formatCount } from './format-count.ts';

/** Orders in sight; those of large designs go on for dozens. */
const mostOrders = 12;

/** How many minimal cut sets have 1, 2, 3 … elements, with bars on a logarithmic scale. */
export function OrderTable(props: {
  cutSets: CutSets;
  /** The order that is looked through, if any. */
  open: number | null;
  /** Without it the orders are not to be looked through. */
  onOpen: ((order: number) => void) | undefined;
}): ReactNode {
  const { cutSets, open, onOpen } = props;
  const { t } = useTranslation('analysis');
  const { language } = useText();
  const counts = cutSets.countByOrder.slice(0, mostOrders);
  const rest = cutSets.countByOrder.slice(mostOrders).reduce((sum, count) => sum + count, 0n);
  const shares = barShares(counts);
  if (counts.length === 0) return null;
  return (
    <table className={styles['table']}>
      <caption>{t('cutSets.byOrder')}</caption>
      <thead>
        <tr>
          <th scope="col" className={cx(styles['number'], styles['short'])}>
            {t('cutSets.order')}
          </th>
          <th scope="col" className={cx(styles['number'], styles['short'])}>
            {t('cutSets.count')}
          </th>
          <th scope="col" className={styles['rest']} aria-hidden />
        </tr>
      </thead>
      <tbody>
        {counts.map((count, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the place is the order
          <tr key={at}>
            <th scope="row" className={cx(styles['number'], styles['short'])}>
              {onOpen === undefined || count === 0n ? (
                at + 1
              ) : (
                <button
                  type="button"
                  className={styles['element']}
                  aria-label={t('cutSets.openOrder', { order: at + 1 })}
                  aria-pressed={open === at + 1}
                  onClick={() => onOpen(at + 1)}
                >
                  {at + 1}
                </button>
              )}
            </th>
            <td
              className={cx(styles['number'], styles['short'])}
              title={count.toLocaleString(language)}
              data-bad={(at === 0 && count > 0n) || undefined}
            >
              {formatCount(count, language)}
            </td>
            <td className={styles['barCell']} aria-hidden>
              <span className={styles['bar']} style={{ width: `${(shares[at] ?? 0) * 100}%` }} />
            </td>
          </tr>
        ))}
        {rest > 0n && (
          <tr>
            <th scope="row" className={cx(styles['number'], styles['short'])}>
              {t('cutSets.more', { order: mostOrders + 1 })}
            </th>
            <td className={cx(styles['number'], styles['short'])}>{formatCount(rest, language)}</td>
            <td aria-hidden />
          </tr>
        )}
      </tbody>
    </table>
  );
}
