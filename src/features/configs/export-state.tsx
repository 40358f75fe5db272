import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptExport } from '../../platform/export-storage.ts';
import { forgetExport } from '../../platform/react/last-export.ts';
import { useLanguage } from '../../platform/react/workspace.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './configs.module.css';

export interface ExportStateProps {
  /** Null where nothing was exported, undefined until that is known. */
  readonly kept: KeptExport | null | undefined;
  readonly isChanged: boolean;
}

/** Which bundle the marks compare with. */
export function ExportState({ kept, isChanged }: ExportStateProps): ReactNode {
  const { t } = useTranslation('configs');
  const language = useLanguage();
  if (kept === undefined) return <span className={styles['edit']} />;
  if (kept === null) {
    return (
      <span className={styles['edit']} title={t('neverExportedText')}>
        {t('neverExported')}
      </span>
    );
  }
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const text = t(isChanged ? 'since' : 'sinceNothing', { date: date.format(kept.exportedAt) });
  return (
    <span className={styles['exported']}>
      <span className={styles['edit']} title={text}>
        {text}
      </span>
      <IconButton
        icon={X}
        size="s"
        label={t('forget')}
        onClick={() => void forgetExport(kept.designId)}
      />
    </span>
  );
}
