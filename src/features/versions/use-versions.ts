import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Topology } from '../../core/model/topology.ts';
import { writeDocument } from '../../core/persistence/write-document.ts';
import { useDocument, useWorkspace } from '../../platform/react/workspace.tsx';
import {
  TooManyVersionsError,
  versionLimits,
  type StoredVersion,
  type VersionOrigin,
  type VersionStorage,
} from '../../platform/version-storage.ts';

/** Keeps a state as a version; says why not, if not. Whoever asks loses nothing by that. */
export type KeepVersion = (
  topology: Topology,
  words: Pick<StoredVersion, 'name' | 'note'>,
  origin: VersionOrigin,
) => Promise<string | null>;

export interface Versions {
  /** Newest first; null while they are read. */
  readonly list: readonly StoredVersion[] | null;
  /** Why they cannot be read or changed, if so. */
  readonly problem: string | null;
  readonly keep: KeepVersion;
  readonly describe: (version: StoredVersion, words: Pick<StoredVersion, 'name' | 'note'>) => void;
  readonly remove: (version: StoredVersion) => void;
  /** Takes back a removal. */
  readonly putBack: (version: StoredVersion) => void;
}

/** The versions of the open design. */
export function useVersions(storage: VersionStorage): Versions {
  const { t } = useTranslation('versions');
  const { document } = useWorkspace();
  const designId = useDocument((state) => state.designId);
  const [list, setList] = useState<readonly StoredVersion[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const reload = useCallback(
    () =>
      storage.list(designId).then(setList, (error: unknown) => {
        setList([]);
        setProblem(t('unreadable', { error: String(error) }));
      }),
    [storage, designId, t],
  );
  useEffect(() => void reload(), [reload]);
  const change = (made: Promise<void>): void => {
    setProblem(null);
    void made
      .catch((error: unknown) => setProblem(t('unchanged', { error: String(error) })))
      .then(reload);
  };
  const keep: KeepVersion = async (topology, words, origin) => {
    try {
      await storage.add({
        ...words,
        id: crypto.randomUUID(),
        designId: document.getState().designId,
        savedAt: Date.now(),
        origin,
        text: writeDocument(topology),
      });
      await reload();
      return null;
    } catch (error) {
      return error instanceof TooManyVersionsError
        ? t('tooMany', { count: versionLimits.byHand })
        : t('notKept', { error: String(error) });
    }
  };
  return {
    list,
    problem,
    keep,
    describe: ({ id }, words) => change(storage.describe(id, words)),
    remove: ({ id }) => change(storage.remove(id)),
    putBack: (version) => change(storage.add(version)),
  };
}
