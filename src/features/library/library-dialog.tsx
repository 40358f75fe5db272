import { Archive, Library as LibraryIcon, SearchX, Trash2, Upload } from 'lucide-react';
import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { message, type Localized } from '../../core/model/message.ts';
import type { Topology } from '../../core/model/topology.ts';
import { writeDocument } from '../../core/persistence/write-document.ts';
import type { DesignStorage, StoredDesign } from '../../platform/design-storage.ts';
import { useDocument, useSession, useText, useWorkspace } from '../../platform/react/workspace.tsx';
import { storageFault } from '../../platform/storage-fault.ts';
import type { VersionStorage } from '../../platform/version-storage.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { TID } from '../../ui/test-ids.ts';
import { TextField } from '../../ui/text-field.tsx';
import { DesignRow } from './design-row.tsx';
import { chooseLibrary, downloadLibrary } from './library-files.ts';
import styles from './library.module.css';
import { StorageLine } from './storage-line.tsx';
import { useLibrary, type Library } from './use-library.ts';

const tooLarge: Localized = {
  en: '{file} is larger than 200 MB and was not read. Import it in parts.',
  zh: '{file} 超过 200 MB，未读取。请分批导入。',
};

interface LibraryDialogProps {
  readonly storage: DesignStorage;
  readonly versions: VersionStorage;
  /** Shows a design under the id that it is kept under. */
  readonly onOpen: (id: string, topology: Topology) => void;
}

/** Every design that is kept in this browser. */
export function LibraryDialog({ storage, versions, onOpen }: LibraryDialogProps): ReactElement {
  const { t } = useTranslation('library');
  const set = useSession((state) => state.set);
  const currentId = useDocument((state) => state.designId);
  const library = useLibrary(storage, versions);
  const [shown, setShown] = useState<'designs' | 'trash'>('designs');
  const [query, setQuery] = useState('');
  const [removing, setRemoving] = useState<readonly StoredDesign[] | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const all = library.designs ?? [];
  const trash = all.filter(({ trashedAt }) => trashedAt !== undefined);
  const kept = all.filter(({ trashedAt }) => trashedAt === undefined);
  const inTrash = shown === 'trash';
  const listed = inTrash ? trash : kept;
  const found = listed.filter(({ name }) => matches(name, query));
  const close = (): void => set({ dialog: null });
  /** The control that had the focus goes with its row. */
  const then = (act: () => void) => (): void => {
    act();
    search.current?.focus();
  };
  return (
    <Dialog
      open
      flush
      size="xl"
      onOpenChange={(open) => !open && close()}
      title={t('title')}
      description={t('description')}
      closeLabel={t('close')}
      initialFocus={search}
      testId={TID.library}
    >
      <div className={styles['library']}>
        <div className={styles['bar']}>
          <div className={styles['search']}>
            <TextField
              label={t('search')}
              layout="bare"
              placeholder={t('search')}
              inputRef={search}
              value={query}
              onChange={setQuery}
            />
          </div>
          <SegmentedControl
            label={t('shown')}
            value={shown}
            onChange={setShown}
            segments={[
              { value: 'designs', label: t('designs', { number: kept.length }) },
              { value: 'trash', label: t('trash', { number: trash.length }) },
            ]}
          />
          <span className={styles['spacer']} />
          {inTrash ? (
            <Button icon={Trash2} disabled={trash.length === 0} onClick={() => setRemoving(trash)}>
              {t('emptyTrash')}
            </Button>
          ) : (
            <Files library={library} storage={storage} kept={kept} />
          )}
        </div>
        <div className={styles['list']}>
          {library.designs === null ? (
            <Spinner label={t('reading')} showLabel />
          ) : found.length === 0 ? (
            <Nothing query={query} trash={inTrash} />
          ) : (
            <ul aria-label={t(inTrash ? 'listOfTrash' : 'listOfDesigns')}>
              {found.map((design) => (
                <DesignRow
                  key={design.id}
                  design={design}
                  current={design.id === currentId}
                  onOpen={(topology) =>
                    design.id === currentId ? close() : onOpen(design.id, topology)
                  }
                  onRename={(name) => library.rename(design, name)}
                  onDuplicate={() => library.duplicate(design)}
                  onTrash={then(() => library.trash(design))}
                  onRestore={then(() => library.restore(design))}
                  onRemove={() => setRemoving([design])}
                />
              ))}
            </ul>
          )}
        </div>
        <Note library={library} />
        <StorageLine changes={library.designs} />
      </div>
      <ConfirmDialog
        open={removing !== null}
        destructive
        title={t('removeTitle', { count: removing?.length ?? 0 })}
        text={t('removeText', { count: removing?.length ?? 0 })}
        confirmLabel={t('removeIt')}
        cancelLabel={t('cancel')}
        closeLabel={t('close')}
        onConfirm={then(() => {
          library.remove(removing ?? []);
          setRemoving(null);
        })}
        onCancel={() => setRemoving(null)}
      />
    </Dialog>
  );
}

function Nothing({ query, trash }: { query: string; trash: boolean }): ReactElement {
  const { t } = useTranslation('library');
  if (query.trim() !== '') {
    return <EmptyState icon={SearchX} title={t('notFound', { query })} text={t('notFoundText')} />;
  }
  return trash ? (
    <EmptyState icon={Trash2} title={t('noTrash')} text={t('noTrashText')} />
  ) : (
    <EmptyState icon={LibraryIcon} title={t('none')} text={t('noneText')} />
  );
}

/** All designs out as one zip, and in. */
function Files(props: {
  library: Library;
  storage: DesignStorage;
  kept: readonly StoredDesign[];
}): ReactElement {
  const { t } = useTranslation('library');
  const { say } = useText();
  const { document } = useWorkspace();
  const { library, storage, kept } = props;
  const [busy, setBusy] = useState(false);
  const exportAll = (): void => {
    // What was typed a moment ago may not be written yet.
    const { designId, topology } = document.getState();
    const now = { name: topology.metadata.name, text: writeDocument(topology) };
    downloadLibrary(
      kept.map((design) => (design.id === designId ? { ...design, ...now } : design)),
      new Date(),
    );
    library.tell({ tone: 'ok', text: t('exported', { count: kept.length }) });
  };
  const importZip = async (): Promise<void> => {
    library.tell(null);
    const reading = await chooseLibrary((file) => message(tooLarge, { file }));
    if (reading === null) return;
    if (!reading.ok) {
      library.tell({ tone: 'error', text: say(reading.message) });
      return;
    }
    const { added, copies, known } = await storage.add(reading.designs);
    const refused = reading.refused.map(say);
    const told = [
      t('imported', { count: added + copies }),
      ...(copies > 0 ? [t('asCopies', { count: copies })] : []),
      ...(known > 0 ? [t('known', { count: known })] : []),
      ...(refused.length > 0
        ? [t('refused', { count: refused.length, first: refused[0] ?? '' })]
        : []),
    ].join(' ');
    library.tell({ tone: refused.length > 0 ? 'error' : 'ok', text: told });
    await library.reload();
  };
  const onImport = (): void => {
    setBusy(true);
    importZip()
      .catch((error: unknown) =>
        library.tell({ tone: 'error', text: t('unchanged', { error: say(storageFault(error)) }) }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <>
      {busy && <Spinner label={t('importing')} />}
      <Button icon={Upload} onClick={onImport}>
        {t('import')}
      </Button>
      <Button icon={Archive} disabled={kept.length === 0} onClick={exportAll}>
        {t('exportAll')}
      </Button>
    </>
  );
}

function Note({ library: { note } }: { library: Library }): ReactElement {
  const { t } = useTranslation('library');
  return (
    <output className={styles['note']}>
      {note !== null && (
        <>
          <SeverityIcon severity={note.tone} />
          <span>{note.text}</span>
          {note.undo !== undefined && (
            <Button size="s" onClick={note.undo}>
              {t('undo')}
            </Button>
          )}
        </>
      )}
    </output>
  );
}

/** Whether all words that are looked for are in a name. */
function matches(name: string, query: string): boolean {
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
  const words = plain(query).split(/\s+/).filter(Boolean);
  return words.every((word) => plain(name).includes(word));
}
