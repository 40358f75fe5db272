import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** `user`: saved by hand; `restore`: kept by itself before another one was restored. */
export type VersionOrigin = 'user' | 'restore';

/** A state of a design that was kept on this device. Its text never changes. */
export interface StoredVersion {
  readonly id: string;
  readonly designId: string;
  readonly name: string;
  readonly note: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly origin: VersionOrigin;
  /** The document as `writeDocument` prints it. */
  readonly text: string;
}

/** So many versions of one design are kept: beyond it one is refused, or the oldest makes room. */
export const versionLimits = { byHand: 50, automatic: 10 } as const;

/** A design has as many versions saved by hand as are kept. */
export class TooManyVersionsError extends Error {
  constructor() {
    super(`a design keeps at most ${versionLimits.byHand} versions`);
    this.name = 'TooManyVersionsError';
  }
}

export interface VersionStorage {
  /** Of one design, newest first. */
  list(designId: string): Promise<StoredVersion[]>;
  /**
   * Keeps a version; of those kept by themselves the oldest make room.
   * Rejects with {@link TooManyVersionsError}, and with the browser's error where it is full.
   */
  add(version: StoredVersion): Promise<void>;
  describe(id: string, words: Pick<StoredVersion, 'name' | 'note'>): Promise<void>;
  remove(id: string): Promise<void>;
}

interface VersionSchema extends DBSchema {
  versions: { key: string; value: StoredVersion; indexes: { designId: string } };
}

/**
 * Versions in an IndexedDB database of their own, so that designs stay readable by a page that knows
 * no versions. Each call is one transaction, and rejects where the browser forbids storage.
 */
export function openVersionStorage(name = 'quorate-versions'): VersionStorage {
  let opening: Promise<IDBPDatabase<VersionSchema>> | undefined;
  const database = (): Promise<IDBPDatabase<VersionSchema>> => {
    opening ??= openDB<VersionSchema>(name, 1, {
      upgrade: (db) => {
        db.createObjectStore('versions', { keyPath: 'id' }).createIndex('designId', 'designId');
      },
      terminated: () => {
        opening = undefined;
      },
    });
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  };
  return {
    async list(designId) {
      return newestFirst(
        await (await database()).getAllFromIndex('versions', 'designId', designId),
      );
    },
    async add(version) {
      const transaction = (await database()).transaction('versions', 'readwrite');
      const { store } = transaction;
      const others = await store.index('designId').getAll(version.designId);
      const surplus = surplusOf(others, version);
      if (surplus === undefined) {
        transaction.abort();
        await transaction.done.catch(() => undefined);
        throw new TooManyVersionsError();
      }
      await Promise.all([
        ...surplus.map(({ id }) => store.delete(id)),
        store.put(version),
        transaction.done,
      ]);
    },
    async describe(id, words) {
      const transaction = (await database()).transaction('versions', 'readwrite');
      const version = await transaction.store.get(id);
      await Promise.all([
        version === undefined ? undefined : transaction.store.put({ ...version, ...words }),
        transaction.done,
      ]);
    },
    async remove(id) {
      await (await database()).delete('versions', id);
    },
  };
}

/** Newest first; of the same moment those with the later id. */
export function newestFirst(versions: readonly StoredVersion[]): StoredVersion[] {
  return versions.toSorted((a, b) => b.savedAt - a.savedAt || (a.id < b.id ? 1 : -1));
}

/** What has to go so that a version can be kept; undefined if it cannot. */
export function surplusOf(
  others: readonly StoredVersion[],
  version: StoredVersion,
): readonly StoredVersion[] | undefined {
  const byHand = version.origin === 'user';
  const alike = newestFirst(
    others.filter(({ id, origin }) => id !== version.id && (origin === 'user') === byHand),
  );
  if (byHand) return alike.length >= versionLimits.byHand ? undefined : [];
  return alike.slice(versionLimits.automatic - 1);
}
