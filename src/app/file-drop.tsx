import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../platform/react/workspace.tsx';
import styles from './app.module.css';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Opens files that are dropped anywhere on the page. */
export function FileDrop(): ReactNode {
  const { t } = useTranslation('app');
  const workspace = useWorkspace();
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setHovering(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setHovering(false);
    };
    const onDrop = (event: DragEvent): void => {
      setHovering(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      // The list is emptied when this handler returns; its files live on.
      const files = Array.from(event.dataTransfer?.files ?? []);
      void import('./open-files.ts').then(({ openFiles }) => openFiles(workspace, files));
    };
    addEventListener('dragover', onDragOver);
    addEventListener('dragleave', onDragLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('dragleave', onDragLeave);
      removeEventListener('drop', onDrop);
    };
  }, [workspace]);
  return hovering ? <div className={styles['drop']}>{t('dropFiles')}</div> : null;
}
