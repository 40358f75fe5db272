import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../core/model/message.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './problems.module.css';

const mostShown = 12;

/** What edits do, one line each. */
export function Steps({ steps }: { steps: readonly Message[] }): ReactNode {
  const { t } = useTranslation('problems');
  const { say } = useText();
  const [all, setAll] = useState(false);
  const shown = all ? steps : steps.slice(0, mostShown);
  return (
    <>
      <ul className={styles['steps']}>
        {shown.map((step, position) => (
          // oxlint-disable-next-line react/no-array-index-key -- steps have no identity but their place
          <li key={position}>{say(step)}</li>
        ))}
      </ul>
      {shown.length < steps.length && (
        <Button size="s" variant="ghost" onClick={() => setAll(true)}>
          {t('moreSteps', { count: steps.length - shown.length })}
        </Button>
      )}
    </>
  );
}
