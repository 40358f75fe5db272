import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { eventName } from '../../core/analysis/exact/describe-event.ts';
import { toPercent } from '../../core/analysis/exact/availability-text.ts';
import { useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './analysis.module.css';
import { ElementButton } from './element-button.tsx';
import type { FigureUse } from './figure-use.ts';

/** Elements in sight at first. */
const fewShown = 12;

/** Elements with a figure of their own, which their forms set; pressed, each is selected. */
export function Overrides({ uses }: { uses: ReadonlyMap<unknown, FigureUse> }): ReactNode {
  const { t } = useTranslation('analysis');
  const { say } = useText();
  const index = useTopologyIndex();
  const [all, setAll] = useState(false);
  const own = [...uses.values()].flatMap((use) => use.own);
  const shown = all ? own : own.slice(0, fewShown);
  return (
    <div className={styles['overrides']}>
      <strong>{t('overrides.title')}</strong>
      {own.length === 0 ? (
        <span className={styles['quiet']}>{t('overrides.none')}</span>
      ) : (
        <ul>
          {shown.map(({ id, availability }) => (
            <li key={id}>
              <ElementButton ids={[id]}>
                {t('overrides.one', {
                  name: say(eventName(index, id)),
                  percent: toPercent(availability),
                })}
              </ElementButton>
            </li>
          ))}
        </ul>
      )}
      {shown.length < own.length && (
        <Button size="s" onClick={() => setAll(true)}>
          {t('showAll', { count: own.length })}
        </Button>
      )}
    </div>
  );
}
