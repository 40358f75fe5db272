import { BookOpenText, Copy, Download, FileDiff, MoveDown } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileHunks, type BundleState, type FileChange } from '../../core/bundle/compare-bundles.ts';
import { explainFile } from '../../core/exporters/explanations/explain-file.ts';
import type { BundleFile } from '../../core/exporters/exporter.ts';
import { fileSlug } from '../../core/format/slug.ts';
import { message } from '../../core/model/message.ts';
import { saveFile } from '../../platform/files.ts';
import { useCodeLabels } from '../../platform/react/code-labels.ts';
import { useCopyText } from '../../platform/react/copy-text.ts';
import { usePreferences, useText, useWorkspace } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeView } from '../../ui/code-view/code-view.tsx';
import { DiffView } from '../../ui/code-view/diff-view.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { AboutFile } from './about-file.tsx';
import { changeStarts } from './bundle-changes.ts';
import { baseName, octalMode, symbolicMode } from './bundle-file.ts';
import styles from './configs.module.css';
import { changeCount } from './file-list.tsx';
import type { FileNotes } from './file-notes.ts';
import { FilePath } from './file-path.tsx';

export interface FileViewProps {
  readonly file: BundleFile;
  readonly change: FileChange | undefined;
  readonly said: FileNotes;
  /** The bundle that `change` compares with; undefined where nothing was exported. */
  readonly before: BundleState | undefined;
  readonly after: BundleState;
}

/** One file: the lines that changed since the export marked, and those that there is a reason for. */
export function FileView({ file, change, said, before, after }: FileViewProps): ReactNode {
  const { t } = useTranslation('configs');
  const { pick } = useText();
  const labels = useCodeLabels();
  const copy = useCopyText();
  const { preferences } = useWorkspace();
  const isExplained = usePreferences((state) => state.fileReasons);
  const [showsDiff, setShowsDiff] = useState(false);
  const changed = useMemo(
    // That every line of a new file is new goes without saying.
    () => (change === undefined || change.isNew ? [] : change.changed),
    [change],
  );
  const starts = useMemo(() => changeStarts(changed), [changed]);
  const walk = useWalk(starts, file.content);
  const [asked, setAsked] = useState<{ line: number; reveal: boolean } | null>(null);
  const goTo = (line: number): void => {
    setShowsDiff(false);
    // Taken away first, so that the same line is gone to a second time.
    setAsked({ line, reveal: false });
    requestAnimationFrame(() => setAsked({ line, reveal: true }));
  };
  const explained = useMemo(() => explainFile(file), [file]);
  const noted = useMemo(
    () =>
      (explained?.lines ?? []).map(({ line, reason, source }) => ({
        line,
        title: `${pick(reason)}\n${source}`,
      })),
    [explained, pick],
  );
  const isDiffed = change?.isNew === false && before !== undefined;
  const hunks = useMemo(
    () =>
      showsDiff && isDiffed && before !== undefined ? fileHunks(before, after, file.path) : null,
    [showsDiff, isDiffed, before, after, file.path],
  );
  const name = baseName(file.path);
  return (
    <section className={styles['file']} aria-label={file.path}>
      <header className={styles['head']}>
        <FilePath path={file.path} />
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
            disabled={starts.length === 0 || hunks !== null}
            aria-label={t('nextChange', { count: starts.length })}
            title={t('nextChange', { count: starts.length })}
            onClick={() => {
              setAsked(null);
              walk.goOn();
            }}
          >
            {changeCount(change, t('mode'))}
          </Button>
        )}
        {isDiffed && (
          <IconButton
            icon={FileDiff}
            size="s"
            label={t('showDiff')}
            pressed={showsDiff}
            onClick={() => setShowsDiff(!showsDiff)}
          />
        )}
        <IconButton
          icon={BookOpenText}
          size="s"
          label={t('explain')}
          pressed={isExplained}
          onClick={() => preferences.getState().set({ fileReasons: !isExplained })}
        />
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
      <div className={styles['body']}>
        <div className={styles['code']}>
          {hunks === null ? (
            <CodeView
              text={file.content}
              language={file.syntax}
              ariaLabel={file.path}
              labels={labels}
              changedLines={changed}
              notedLines={noted}
              onNotedLine={(line) => {
                preferences.getState().set({ fileReasons: true });
                setAsked({ line, reveal: false });
              }}
              revealLine={asked === null ? walk.line : asked.reveal ? asked.line : undefined}
            />
          ) : (
            <DiffView label={t('diffOf', { path: file.path })} hunks={hunks} />
          )}
        </div>
        {isExplained && (
          <AboutFile explained={explained} said={said} current={asked?.line} onLine={goTo} />
        )}
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
