import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../platform/react/workspace.tsx';
import { TID } from '../../ui/test-ids.ts';
import { ChangeList } from './change-list.tsx';
import { useCompared } from './use-compared.ts';
import styles from './versions.module.css';

/** What differs, beside the canvas that shows it. */
export function ChangesPanel(): ReactElement | null {
  const { t } = useTranslation('versions');
  const compared = useCompared();
  const { session } = useWorkspace();
  if (compared === null) return null;
  const show = (id: string): void => {
    session.getState().select([id]);
    session.getState().requestView('reveal', [id]);
  };
  return (
    <div className={styles['panel']} data-testid={TID.changes}>
      <h2 className={styles['panelTitle']}>{t('differences')}</h2>
      <ChangeList changes={compared.changes} onShow={show} />
    </div>
  );
}
