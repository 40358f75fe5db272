import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainedFile } from '../../core/exporters/explanations/explain-file.ts';
import type { Remark } from '../../core/exporters/bundle.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { cx } from '../../ui/cx.ts';
import { SeverityIcon, type Severity } from '../../ui/severity-icon.tsx';
import styles from './about-file.module.css';
import type { FileNotes } from './file-notes.ts';

export interface AboutFileProps {
  readonly explained: ExplainedFile | undefined;
  readonly said: FileNotes;
  /** The line whose reason is wanted. */
  readonly current: number | undefined;
  readonly onLine: (line: number) => void;
}

/** What a file is for, what it cannot say, and why its lines are as they are. */
export function AboutFile({ explained, said, current, onLine }: AboutFileProps): ReactNode {
  const { t } = useTranslation('configs');
  const { pick } = useText();
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    // What scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <aside ref={list} className={styles['about']} aria-label={t('explain')} tabIndex={0}>
      {explained !== undefined && <p className={styles['purpose']}>{pick(explained.about)}</p>}
      <Remarks title={t('lacks')} severity="warning" remarks={said.notes} />
      <Remarks title={t('limits')} severity="info" remarks={said.limits} />
      {explained !== undefined && explained.lines.length > 0 && (
        <>
          <h4>{t('reasons')}</h4>
          <ol className={styles['lines']}>
            {explained.lines.map(({ line, text, reason, source }) => (
              <li key={line}>
                <button
                  type="button"
                  className={cx(styles['line'], line === current && styles['current'])}
                  aria-current={line === current}
                  onClick={() => onLine(line)}
                >
                  <span className={styles['number']}>{line}</span>
                  <code>{text}</code>
                </button>
                <p>{pick(reason)}</p>
                <p className={styles['source']}>{t('source', { source })}</p>
              </li>
            ))}
          </ol>
        </>
      )}
    </aside>
  );
}

interface RemarksProps {
  readonly title: string;
  readonly severity: Severity;
  readonly remarks: readonly Remark[];
}

function Remarks({ title, severity, remarks }: RemarksProps): ReactNode {
  const { say } = useText();
  if (remarks.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className={styles['remarks']}>
        {remarks.map(({ message }) => (
          <li key={say(message)}>
            <SeverityIcon severity={severity} />
            <span>{say(message)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
