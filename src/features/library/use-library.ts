import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renderMessage } from '../../core/model/message.ts';
import { emptyTopology, type Topology } from '../../core/model/topology.ts';
import { writeDocument } from '../../core/persistence/write-document.ts';
import type { DesignStorage, StoredDesign } from '../../platform/design-storage.ts';
import { storageFault } from '../../platform/storage-fault.ts';
import { forgetExport } from '../../platform/react/last-export.ts';
import { useSession, useText, useWorkspace } from '../../platform/react/workspace.tsx';
import { readStoredDesign } from '../../platform/stored-design.ts';
import type { VersionStorage } from '../../platform/version-storage.ts';
import { copyName } from './copy-name.ts';

/** What happened last, told below the list; `undo` takes it back. */
export interface LibraryNote {
  readonly tone: 'ok' | 'error';
  readonly text: string;
  readonly undo?: () => void;
}

export interface Library {
  /** Newest first, those in the trash too; null while they are read. */
  readonly designs: readonly StoredDesign[] | null;
  readonly note: LibraryNote | null;
  readonly tell: (note: LibraryNote | null) => void;
  readonly reload: () => Promise<void>;
  readonly rename: (design: StoredDesign, name: string) => void;
  readonly duplicate: (design: StoredDesign) => void;
  readonly trash: (design: StoredDesign) => void;
  readonly restore: (design: StoredDesign) => void;
  /** Deletes for good, with versions and what was kept of the last download. */
  readonly remove: (designs: readonly StoredDesign[]) => void;
}

/** All designs of this browser, and what can be done with them. */
export function useLibrary(storage: DesignStorage, versions: VersionStorage): Library {
  const { t } = useTranslation('library');
  const { language, say } = useText();
  const { document, session } = useWorkspace();
  const [designs, setDesigns] = useState<readonly StoredDesign[] | null>(null);
  const [note, tell] = useState<LibraryNote | null>(null);
  const saveState = useSession((state) => state.saveState);
  const reload = useCallback(
    () =>
      storage.list().then(setDesigns, (error: unknown) => {
        setDesigns([]);
        tell({ tone: 'error', text: t('unreadable', { error: say(storageFault(error)) }) });
      }),
    [storage, t, say],
  );
  // The open design is written while the list is shown.
  useEffect(() => void reload(), [reload, saveState]);
  useEffect(() => storage.onChange(() => void reload()), [storage, reload]);

  const change = (make: () => Promise<LibraryNote | null>): void => {
    tell(null);
    void make()
      .catch((error: unknown): LibraryNote => ({
        tone: 'error',
        text: t('unchanged', { error: say(storageFault(error)) }),
      }))
      .then((told) => {
        tell(told);
        return reload();
      });
  };
  /** The text of a design under another name; throws what the reader has to say. */
  const textNamed = async (design: StoredDesign, name: string): Promise<string> => {
    const reading = await readStoredDesign(design);
    if (!reading.ok) throw new Error(renderMessage(reading.message, language));
    const { topology } = reading;
    return writeDocument({ ...topology, metadata: { ...topology.metadata, name } });
  };
  const named = ({ name }: StoredDesign) => ({ name: name || t('unnamed') });
  const restore = (design: StoredDesign): void =>
    change(async () => {
      await storage.change(design.id, (now) => ({ ...now, trashedAt: undefined }));
      return { tone: 'ok', text: t('restored', named(design)) };
    });

  return {
    designs,
    note,
    tell,
    reload,
    restore,
    rename(design, name) {
      if (document.getState().designId === design.id) {
        document
          .getState()
          .dispatch({ type: 'update-settings', part: 'metadata', patch: { name } });
        return;
      }
      change(async () => {
        const text = await textNamed(design, name);
        // Another tab may have changed it since; then the name of that one stands.
        await storage.change(design.id, (now) =>
          now.text === design.text ? { ...now, name, text } : now,
        );
        return null;
      });
    },
    duplicate(design) {
      change(async () => {
        const taken = new Set((designs ?? []).map((other) => other.name));
        const name = copyName(design.name, taken, (base, number) =>
          number === 1 ? t('copyOf', { name: base }) : t('furtherCopyOf', { name: base, number }),
        );
        const text = await textNamed(design, name);
        // It keeps its date: nothing in it is newer, and the open design stays the newest.
        await storage.add([{ id: crypto.randomUUID(), name, savedAt: design.savedAt, text }]);
        return { tone: 'ok', text: t('duplicated', { name }) };
      });
    },
    trash(design) {
      change(async () => {
        if (document.getState().designId === design.id) leave();
        await storage.change(design.id, (now) => ({ ...now, trashedAt: Date.now() }));
        return { tone: 'ok', text: t('trashed', named(design)), undo: () => restore(design) };
      });
    },
    remove(gone) {
      change(async () => {
        await storage.remove(gone.map(({ id }) => id));
        for (const { id } of gone) {
          for (const version of await versions.list(id)) await versions.remove(version.id);
          await forgetExport(id);
        }
        return { tone: 'ok', text: t('removed', { count: gone.length }) };
      });
    },
  };

  /** An empty design takes the place of the open one, whose last edits are written first. */
  function leave(): void {
    const empty: Topology = emptyTopology('untitled');
    document.getState().open(crypto.randomUUID(), empty);
    session.getState().select([]);
    session.getState().requestView('fit');
  }
}
