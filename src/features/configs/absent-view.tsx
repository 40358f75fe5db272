import { FileX2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeLabels } from '../../platform/react/code-labels.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { CodeView } from '../../ui/code-view/code-view.tsx';
import styles from './configs.module.css';
import { FilePath } from './file-path.tsx';
import type { ListedFile } from './listed-files.ts';

export interface AbsentViewProps {
  readonly listed: Exclude<ListedFile, { state: 'written' }>;
}

/** A file that is not in the bundle: why it cannot be written, or what it held when exported. */
export function AbsentView({ listed }: AbsentViewProps): ReactNode {
  const { t } = useTranslation('configs');
  const { say } = useText();
  const labels = useCodeLabels();
  const { path } = listed;
  return (
    <section className={styles['file']} aria-label={path}>
      <header className={styles['head']}>
        <FilePath path={path} />
        <span className={styles['grow']} />
        <span className={styles['isNew']}>
          {listed.state === 'absent' ? t('isAbsent') : t('isRemoved')}
        </span>
      </header>
      {listed.state === 'absent' ? (
        <div className={styles['reasons']}>
          <h4>
            <FileX2 size={16} aria-hidden />
            {t('absentTitle')}
          </h4>
          <ul>
            {listed.absent.reasons.map((reason) => (
              <li key={say(reason)}>{say(reason)}</li>
            ))}
          </ul>
          <p>{t('absentText')}</p>
        </div>
      ) : (
        <div className={styles['code']}>
          <CodeView
            text={listed.file.content}
            language={listed.file.syntax}
            ariaLabel={path}
            labels={labels}
          />
        </div>
      )}
    </section>
  );
}
