import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis, CutSetGroup } from '../../core/analysis/exact/analysis.ts';
import { describeCutSetGroup, describeLimit } from '../../core/analysis/exact/describe-cut-sets.ts';
import { useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { cx } from '../../ui/cx.ts';
import styles from './analysis.module.css';
import { ElementButton } from './element-button.tsx';
import { OrderTable } from './order-table.tsx';

/** Groups in sight at first. */
const fewGroups = 40;

/** The small sets of failures that bring the API down, alike ones as one line. */
export function CutSets({ analysis }: { analysis: Analysis }): ReactNode {
  const { t } = useTranslation('analysis');
  const { say } = useText();
  const [all, setAll] = useState(false);
  const { cutSets, groups, limits } = analysis;
  const shown = all ? groups : groups.slice(0, fewGroups);
  const bounded = cutSets.completeUpTo !== null;
  const listed = groups.reduce((most, { order }) => Math.max(most, order), 0);
  const counted = cutSets.countByOrder.some((count, at) => at >= listed && count > 0n);
  return (
    <div className={cx(styles['columns'], styles['slim'])}>
      <div className={styles['aside']}>
        <OrderTable cutSets={cutSets} />
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
        {groups.length === 0 ? (
          <p className={styles['quiet']}>
            {t(
              cutSets.countByOrder.length === 0 && !bounded
                ? 'cutSets.nothing'
                : 'cutSets.notListed',
            )}
          </p>
        ) : (
          <table className={styles['table']}>
            <caption>{t('cutSets.caption')}</caption>
            <thead>
              <tr>
                <th scope="col" className={cx(styles['number'], styles['short'])}>
                  {t('cutSets.order')}
                </th>
                <th scope="col">{t('cutSets.sets')}</th>
                <th scope="col" className={cx(styles['number'], styles['short'])}>
                  {t('cutSets.count')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((group, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- a group has no identity but its place
                <Group key={at} group={group} />
              ))}
            </tbody>
          </table>
        )}
        {counted && groups.length > 0 && <p className={styles['quiet']}>{t('cutSets.counted')}</p>}
        {shown.length < groups.length && (
          <Button size="s" onClick={() => setAll(true)}>
            {t('showAll', { count: groups.length })}
          </Button>
        )}
      </div>
    </div>
  );
}

function Group({ group }: { group: CutSetGroup }): ReactNode {
  const { say, language } = useText();
  const index = useTopologyIndex();
  const ids = group.parts.flatMap(({ blocks }) => blocks.flat());
  return (
    <tr>
      <td className={cx(styles['number'], styles['short'])}>{group.order}</td>
      <td>
        <ElementButton ids={ids}>{say(describeCutSetGroup(index, group))}</ElementButton>
      </td>
      <td className={cx(styles['number'], styles['short'])}>
        {group.count.toLocaleString(language)}
      </td>
    </tr>
  );
}
