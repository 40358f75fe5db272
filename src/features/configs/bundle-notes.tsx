import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Remark } from '../../core/exporters/bundle.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './configs.module.css';

export interface BundleNotesProps {
  readonly notes: readonly Remark[];
  readonly onOpen: (path: string) => void;
}

/** Paths of a note that are named; of the rest their number. */
const mostPaths = 3;

/** What could not be written, with the files that it is about. */
export function BundleNotes({ notes, onOpen }: BundleNotesProps): ReactNode {
  const { t } = useTranslation('configs');
  const { say } = useText();
  return (
    // A list that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ul className={styles['notes']} aria-label={t('notesLabel')} tabIndex={0}>
      {notes.map(({ exporter, message, paths }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- notes have no identity but their place
        <li key={at}>
          <SeverityIcon severity="warning" label={t('warning')} />
          <span className={styles['noteText']}>
            {say(message)}
            {paths.length > 0 && (
              <span className={styles['paths']}>
                {paths.slice(0, mostPaths).map((path) => (
                  <button key={path} type="button" onClick={() => onOpen(path)}>
                    {path}
                  </button>
                ))}
                {paths.length > mostPaths && (
                  <span>{t('morePaths', { count: paths.length - mostPaths })}</span>
                )}
              </span>
            )}
          </span>
          <span className={styles['exporter']}>{exporter}</span>
        </li>
      ))}
    </ul>
  );
}
