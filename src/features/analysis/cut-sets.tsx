import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../core/analysis/exact/analysis.ts';
import { describeLimit } from '../../core/analysis/exact/describe-cut-sets.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './analysis.module.css';
import { GroupTable } from './group-table.tsx';
import { OrderPages } from './order-pages.tsx';
import { OrderTable } from './order-table.tsx';
import { useCutSetPages } from './use-cut-set-pages.ts';

/** Groups in sight at first. */
const fewGroups = 40;

/** The small sets of failures that bring the API down, alike ones as one line. */
export function CutSets({ analysis }: { analysis: Analysis }): ReactNode {
  const { t } = useTranslation('analysis');
  const { say } = useText();
  const pages = useCutSetPages();
  const { cutSets, limits } = analysis;
  const bounded = cutSets.completeUpTo !== null;
  return (
    <div className={cx(styles['columns'], styles['slim'])}>
      <div className={styles['aside']}>
        <OrderTable
          cutSets={cutSets}
          open={pages.order}
          // Where not all could be counted there is no diagram to list them from either.
          onOpen={bounded ? undefined : (order) => pages.show(order, 0)}
        />
        {bounded && (
          <p className={styles['limit']}>
            <SeverityIcon severity="warning" size={14} />
            <span>
              {t('cutSets.completeUpTo', { count: cutSets.completeUpTo ?? 0 })}{' '}
              {limits
                .filter((limit) => limit !== 'availability-budget')
                .map((limit) => say(describeLimit(limit)))
                .join(' ')}
            </span>
          </p>
        )}
        <p className={styles['help']}>{t('cutSets.help')}</p>
      </div>
      <div className={styles['main']}>
        {pages.order === null ? (
          <SmallestSets analysis={analysis} />
        ) : (
          <OrderPages pages={pages} count={cutSets.countByOrder[pages.order - 1] ?? 0n} />
        )}
      </div>
    </div>
  );
}

function SmallestSets({ analysis }: { analysis: Analysis }): ReactNode {
  const { t } = useTranslation('analysis');
  const [all, setAll] = useState(false);
  const { cutSets, groups } = analysis;
  if (groups.length === 0) {
    const nothing = cutSets.countByOrder.length === 0 && cutSets.completeUpTo === null;
    return (
      <p className={styles['quiet']}>{t(nothing ? 'cutSets.nothing' : 'cutSets.notGrouped')}</p>
    );
  }
  const shown = all ? groups : groups.slice(0, fewGroups);
  const listed = groups.reduce((most, { order }) => Math.max(most, order), 0);
  const more = cutSets.countByOrder.some((count, at) => at >= listed && count > 0n);
  return (
    <>
      <GroupTable caption={t('cutSets.caption')} groups={shown} />
      {more && <p className={styles['quiet']}>{t('cutSets.counted')}</p>}
      {shown.length < groups.length && (
        <Button size="s" onClick={() => setAll(true)}>
          {t('showAll', { count: groups.length })}
        </Button>
      )}
    </>
  );
}
