import { CircleX, Download, FileCode2, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { compareBundles } from '../../core/bundle/compare-bundles.ts';
import type { Bundle } from '../../core/exporters/bundle.ts';
import { useAction } from '../../platform/react/actions.tsx';
import { useLastExport } from '../../platform/react/last-export.ts';
import { useNarrow } from '../../platform/react/narrow.ts';
import { useDocument, usePreferences, useWorkspace } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { TID } from '../../ui/test-ids.ts';
import { AbsentView } from './absent-view.tsx';
import { BundleNotes } from './bundle-notes.tsx';
import { noChanges } from './bundle-changes.ts';
import styles from './configs.module.css';
import { ExportState } from './export-state.tsx';
import { FileList } from './file-list.tsx';
import { fileToShow } from './bundle-file.ts';
import { notesOf } from './file-notes.ts';
import { FileView } from './file-view.tsx';
import { isChanged, listedFiles } from './listed-files.ts';
import { usePanelMemory } from './panel-memory.ts';
import { useBundle } from './use-bundle.ts';

/** Every file of the bundle, with what has changed since it was exported. */
export function ConfigsPanel(): ReactNode {
  const { t } = useTranslation('configs');
  const empty = useDocument((state) => state.topology.components.length === 0);
  if (empty) return <EmptyState icon={FileCode2} title={t('empty')} text={t('emptyText')} />;
  return <WrittenConfigs />;
}

function WrittenConfigs(): ReactNode {
  const { t } = useTranslation('configs');
  const { bundle, writing, error } = useBundle();
  if (bundle === null) {
    return error === null ? (
      <div className={styles['waiting']}>
        <Spinner label={t('writing')} showLabel />
      </div>
    ) : (
      <EmptyState icon={CircleX} title={t('failed')} text={t('failedText', { error })} />
    );
  }
  return <Files bundle={bundle} writing={writing} error={error} />;
}

interface FilesProps {
  readonly bundle: Bundle;
  readonly writing: boolean;
  readonly error: string | null;
}

function Files({ bundle, writing, error }: FilesProps): ReactNode {
  const { t } = useTranslation('configs');
  const kept = useLastExport(useDocument((state) => state.designId));
  const changes = useMemo(
    () => (kept === null || kept === undefined ? noChanges : compareBundles(kept, bundle)),
    [kept, bundle],
  );
  const listed = useMemo(
    () => listedFiles(bundle.files, bundle.absent, changes, kept?.files ?? []),
    [bundle, changes, kept],
  );
  const changedCount = listed.filter((each) => isChanged(each, changes)).length;
  const { path, treeWidth, treeHeight, set } = usePanelMemory();
  const by = usePreferences((state) => state.filesBy);
  const { preferences } = useWorkspace();
  const [changedOnly, setChangedOnly] = useState(false);
  const [notesOpen, setNotesOpen] = useState(false);
  const only = changedOnly && changedCount > 0;
  const chosen = listed.find((each) => each.path === path);
  const fallback = fileToShow(
    bundle.files,
    path,
    (candidate) => changes.files.get(candidate)?.isNew === true,
  );
  const shownPath = chosen?.path ?? fallback?.path ?? null;
  // What was shown unasked is not exchanged for another file by the next edit.
  useEffect(() => set({ path: shownPath }), [shownPath, set]);
  const file = chosen === undefined || chosen.state === 'written' ? fallback : undefined;
  const notes = bundle.notes.length;
  const zip = useAction('download-bundle');
  const narrow = useNarrow();

  return (
    <div className={styles['panel']} data-testid={TID.configs}>
      <div className={styles['bar']}>
        <SegmentedControl
          label={t('order')}
          size="s"
          value={by}
          onChange={(filesBy) => preferences.getState().set({ filesBy })}
          segments={[
            { value: 'host', label: t('byHost') },
            { value: 'kind', label: t('byKind') },
          ]}
        />
        <SegmentedControl
          label={t('which')}
          size="s"
          value={only ? 'changed' : 'all'}
          onChange={(which) => setChangedOnly(which === 'changed')}
          segments={[
            { value: 'all', label: t('all', { count: bundle.files.length }) },
            {
              value: 'changed',
              label: t('changed', { count: changedCount }),
              disabled: changedCount === 0,
            },
          ]}
        />
        <ExportState kept={kept} isChanged={changedCount > 0} />
        <span className={styles['status']}>
          {writing && <Spinner label={t('writing')} size={14} />}
        </span>
        {notes > 0 && (
          <Button
            size="s"
            variant="ghost"
            icon={TriangleAlert}
            className={cx(styles['notesButton'], styles['warned'])}
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
      {notesOpen && notes > 0 && (
        <BundleNotes notes={bundle.notes} onOpen={(next) => set({ path: next })} />
      )}
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
              listed={listed}
              changes={changes}
              changedOnly={only}
              by={by}
              selected={shownPath ?? undefined}
            />
          }
          second={
            chosen?.state === 'absent' || chosen?.state === 'removed' ? (
              <AbsentView key={chosen.path} listed={chosen} />
            ) : (
              file !== undefined && (
                <FileView
                  key={file.path}
                  file={file}
                  change={changes.files.get(file.path)}
                  said={notesOf(bundle, file.path)}
                  before={kept ?? undefined}
                  after={bundle}
                />
              )
            )
          }
        />
      </div>
    </div>
  );
}
