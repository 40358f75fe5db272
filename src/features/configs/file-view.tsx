import { Copy, Download, MoveDown } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileChange } from '../../core/bundle/compare-bundles.ts';
import type { BundleFile } from '../../core/exporters/exporter.ts';
import { fileSlug } from '../../core/format/slug.ts';
import { message } from '../../core/model/message.ts';
import { saveFile } from '../../platform/files.ts';
import { useCodeLabels } from '../../platform/react/code-labels.ts';
import { useCopyText } from '../../platform/react/copy-text.ts';
import { Button } from '../../ui/button.tsx';
import { CodeView } from '../../ui/code-view/code-view.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { changeStarts } from './bundle-changes.ts';
import { baseName, octalMode, symbolicMode } from './bundle-file.ts';
import styles from './configs.module.css';
import { changeCount } from './file-list.tsx';

export interface FileViewProps {
  readonly file: BundleFile;
  readonly change: FileChange | undefined;
}

/** One file, the lines that the last edit changed marked. */
export function FileView({ file, change }: FileViewProps): ReactNode {
  const { t } = useTranslation('configs');
  const labels = useCodeLabels();
  const copy = useCopyText();
  const changed = useMemo(
    // That every line of a new file is new goes without saying.
    () => (change === undefined || change.isNew ? [] : change.changed),
    [change],
  );
  const starts = useMemo(() => changeStarts(changed), [changed]);
  const { line, goOn } = useWalk(starts, file.content);
  const name = baseName(file.path);
  return (
    <section className={styles['file']} aria-label={file.path}>
      <header className={styles['head']}>
        <h3 className={styles['path']} title={file.path}>
          <span className={styles['folder']}>
            <bdi>{file.path.slice(0, -name.length)}</bdi>
          </span>
          <bdi className={styles['name']}>{name}</bdi>
        </h3>
        <span className={styles['mode']} title={t('modeOf', { mode: symbolicMode(file.mode) })}>
          {octalMode(file.mode)}
        </span>
        <span className={styles['grow']} />
        {change?.isNew === true && <span className={styles['isNew']}>{t('isNew')}</span>}
        {change?.isNew === false && (
          <Button
            size="s"
            variant="ghost"
            className={styles['changes']}
            icon={MoveDown}
            disabled={starts.length === 0}
            aria-label={t('nextChange', { count: starts.length })}
            title={t('nextChange', { count: starts.length })}
            onClick={goOn}
          >
            {changeCount(change, t('mode'))}
          </Button>
        )}
        <IconButton
          icon={Copy}
          size="s"
          label={t('copy')}
          onClick={() =>
            copy(file.content, message({ en: '{name} copied.', zh: '已复制 {name}。' }, { name }))
          }
        />
        <IconButton
          icon={Download}
          size="s"
          label={t('download', { name })}
          onClick={() => saveFile(fileSlug(name, 'file'), file.content, 'text/plain')}
        />
      </header>
      <div className={styles['code']}>
        <CodeView
          text={file.content}
          language={file.syntax}
          ariaLabel={file.path}
          labels={labels}
          changedLines={changed}
          revealLine={line}
        />
      </div>
    </section>
  );
}

/**
 * Goes from one place to the next and round again. A file that is opened starts at the first; one
 * that changes while it is open is not scrolled by itself.
 */
function useWalk(
  starts: readonly number[],
  text: string,
): { line: number | undefined; goOn: () => void } {
  const [walk, setWalk] = useState({ text, at: 0, shown: true });
  const current = walk.text === text ? walk : null;
  return {
    line: current?.shown === true ? starts[current.at] : undefined,
    goOn() {
      const at = current === null ? 0 : (current.at + 1) % starts.length;
      // With one place only, the number stays the same: take it away first to be brought there anew.
      setWalk({ text, at, shown: false });
      requestAnimationFrame(() => setWalk({ text, at, shown: true }));
    },
  };
}
