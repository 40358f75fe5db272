import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CutSetGroup } from '../../core/analysis/exact/analysis.ts';
import { describeCutSetGroup } from '../../core/analysis/exact/describe-cut-sets.ts';
import { useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { cx } from '../../ui/cx.ts';
import styles from './analysis.module.css';
import { ElementButton } from './element-button.tsx';

/** Minimal cut sets, alike ones as one line; a line shows on the canvas what it is about. */
export function GroupTable(props: { caption: string; groups: readonly CutSetGroup[] }): ReactNode {
  const { t } = useTranslation('analysis');
  const short = cx(styles['number'], styles['short']);
  return (
    <table className={styles['table']}>
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={short}>
            {t('cutSets.order')}
          </th>
          <th scope="col">{t('cutSets.sets')}</th>
          <th scope="col" className={short}>
            {t('cutSets.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.groups.map((group, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a group has no identity but its place
          <Group key={at} group={group} />
        ))}
      </tbody>
    </table>
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
