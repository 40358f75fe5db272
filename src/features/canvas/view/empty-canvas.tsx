import { FolderOpen, LayoutTemplate, Workflow } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../platform/react/actions.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import styles from '../canvas.module.css';

/** How to begin, where nothing is drawn yet. */
export function EmptyCanvas(): ReactElement {
  const { t } = useTranslation('canvas');
  const starters = useAction('show-starters');
  const open = useAction('open-file');
  return (
    <div className={styles['empty']}>
      <EmptyState
        size="l"
        icon={Workflow}
        title={t('empty.title')}
        text={t('empty.text')}
        actions={
          <>
            <Button variant="primary" icon={LayoutTemplate} onClick={starters.run}>
              {t('empty.starter')}
            </Button>
            <Button icon={FolderOpen} shortcut={open.shortcut} onClick={open.run}>
              {t('empty.open')}
            </Button>
          </>
        }
      />
    </div>
  );
}
