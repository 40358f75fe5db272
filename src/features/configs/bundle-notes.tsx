import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bundle } from '../../core/exporters/bundle.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './configs.module.css';

export interface BundleNotesProps {
  readonly notes: Bundle['notes'];
  /** Paths of files that the last edit took away. */
  readonly removed: readonly string[];
}

/** What could not be written, and what is no longer. */
export function BundleNotes({ notes, removed }: BundleNotesProps): ReactNode {
  const { t } = useTranslation('configs');
  const { say } = useText();
  return (
    // A list that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ul className={styles['notes']} aria-label={t('notesLabel')} tabIndex={0}>
      {notes.map(({ exporter, message }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- notes have no identity but their place
        <li key={at}>
          <SeverityIcon severity="warning" label={t('warning')} />
          <span className={styles['noteText']}>{say(message)}</span>
          <span className={styles['exporter']}>{exporter}</span>
        </li>
      ))}
      {removed.length > 0 && (
        <li>
          <SeverityIcon severity="info" label={t('info')} />
          <span className={styles['noteText']}>
            {t('removed', { count: removed.length })}
            <span className={styles['paths']}>{removed.join('\n')}</span>
          </span>
        </li>
      )}
    </ul>
  );
}
