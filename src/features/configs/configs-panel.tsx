import { CircleX, Download, FileCode2, Info, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { compareBundles, type BundleChanges } from '../../core/bundle/compare-bundles.ts';
import { useAction } from '../../platform/react/actions.tsx';
import { useNarrow } from '../../platform/react/narrow.ts';
import { useDocument, useText } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { TID } from '../../ui/test-ids.ts';
import { BundleNotes } from './bundle-notes.tsx';
import { noChanges } from './bundle-changes.ts';
import styles from './configs.module.css';
import { FileList } from './file-list.tsx';
import { fileToShow } from './bundle-file.ts';
import { FileView } from './file-view.tsx';
import { usePanelMemory } from './panel-memory.ts';
import { useBundle, type ShownBundle } from './use-bundle.ts';

/** Every file of the bundle, with what the last edit changed in it. */
export function ConfigsPanel(): ReactNode {
  const { t } = useTranslation('configs');
  const empty = useDocument((state) => state.topology.components.length === 0);
  if (empty) return <EmptyState icon={FileCode2} title={t('empty')} text={t('emptyText')} />;
  return <WrittenConfigs />;
}

function WrittenConfigs(): ReactNode {
  const { t } = useTranslation('configs');
  const { shown, writing, error } = useBundle();
  if (shown === null) {
    return error === null ? (
      <div className={styles['waiting']}>
        <Spinner label={t('writing')} showLabel />
      </div>
    ) : (
      <EmptyState icon={CircleX} title={t('failed')} text={t('failedText', { error })} />
    );
  }
  return <Files shown={shown} writing={writing} error={error} />;
}

interface FilesProps {
  readonly shown: ShownBundle;
  readonly writing: boolean;
  readonly error: string | null;
}

function Files({ shown, writing, error }: FilesProps): ReactNode {
  const { t } = useTranslation('configs');
  const { bundle, before } = shown;
  const changes = useMemo(
    () => (before === null ? noChanges : compareBundles(before, bundle)),
    [before, bundle],
  );
  const { path, treeWidth, treeHeight, set } = usePanelMemory();
  const [changedOnly, setChangedOnly] = useState(false);
  const [notesOpen, setNotesOpen] = useState(false);
  const only = changedOnly && changes.files.size > 0;
  const file = fileToShow(
    bundle.files,
    path,
    (candidate) => changes.files.get(candidate)?.isNew === true,
  );
  const shownPath = file?.path ?? null;
  // What was shown unasked is not exchanged for another file by the next edit.
  useEffect(() => set({ path: shownPath }), [shownPath, set]);
  const warned = bundle.notes.length > 0;
  const notes = bundle.notes.length + (changes.removed.length > 0 ? 1 : 0);
  const zip = useAction('download-bundle');
  const narrow = useNarrow();

  return (
    <div className={styles['panel']} data-testid={TID.configs}>
      <div className={styles['bar']}>
        <SegmentedControl
          label={t('which')}
          size="s"
          value={only ? 'changed' : 'all'}
          onChange={(which) => setChangedOnly(which === 'changed')}
          segments={[
            { value: 'all', label: t('all', { count: bundle.files.length }) },
            {
              value: 'changed',
              label: t('changed', { count: changes.files.size }),
              disabled: changes.files.size === 0,
            },
          ]}
        />
        <LastEdit shown={shown} changes={changes} />
        <span className={styles['status']}>
          {writing && <Spinner label={t('writing')} size={14} />}
        </span>
        {notes > 0 && (
          <Button
            size="s"
            variant="ghost"
            icon={warned ? TriangleAlert : Info}
            className={cx(styles['notesButton'], warned && styles['warned'])}
            aria-expanded={notesOpen}
            onClick={() => setNotesOpen(!notesOpen)}
          >
            {t('notes', { count: notes })}
          </Button>
        )}
        <Button size="s" icon={Download} disabled={!zip.enabled} onClick={zip.run}>
          {t('downloadZip')}
        </Button>
      </div>
      {error !== null && (
        <p className={styles['error']} role="alert">
          <SeverityIcon severity="error" />
          {t('stale', { error })}
        </p>
      )}
      {notesOpen && notes > 0 && <BundleNotes notes={bundle.notes} removed={changes.removed} />}
      <div className={styles['panes']}>
        <SplitPane
          label={t('resize')}
          orientation={narrow ? 'vertical' : 'horizontal'}
          size={narrow ? treeHeight : treeWidth}
          min={narrow ? 80 : 160}
          max={520}
          minRest={narrow ? 100 : 240}
          onSizeChange={(size) => set(narrow ? { treeHeight: size } : { treeWidth: size })}
          first={
            <FileList
              files={bundle.files}
              changes={changes}
              changedOnly={only}
              selected={file?.path}
            />
          }
          second={
            file !== undefined && (
              <FileView key={file.path} file={file} change={changes.files.get(file.path)} />
            )
          }
        />
      </div>
    </div>
  );
}

/** Which edit the marks are about. */
function LastEdit({ shown, changes }: { shown: ShownBundle; changes: BundleChanges }): ReactNode {
  const { t } = useTranslation('configs');
  const { say } = useText();
  if (shown.edit === null) return <span className={styles['edit']} />;
  const edit = say(shown.edit);
  const text = t(changes.files.size + changes.removed.length > 0 ? 'edit' : 'editNothing', {
    edit,
  });
  return (
    <span className={styles['edit']} title={text}>
      {text}
    </span>
  );
}
