import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A design as it is kept on this device. */
export interface StoredDesign {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** The document as `writeDocument` prints it. */
  readonly text: string;
}

interface DesignSchema extends DBSchema {
  designs: { key: string; value: StoredDesign; indexes: { savedAt: number } };
}

export interface DesignStorage {
  save(design: StoredDesign): Promise<void>;
  load(id: string): Promise<StoredDesign | undefined>;
  /** The design saved last, by this or another tab. */
  loadNewest(): Promise<StoredDesign | undefined>;
  /** The designs saved last, newest first. */
  listNewest(limit: number): Promise<StoredDesign[]>;
}

/**
 * Designs in IndexedDB. Each save is one transaction: after a crash the store holds the last design
 * that was written whole. Every call rejects where the browser forbids storage (private mode).
 */
export function openDesignStorage(name = 'quorate'): DesignStorage {
  let opening: Promise<IDBPDatabase<DesignSchema>> | undefined;
  const database = (): Promise<IDBPDatabase<DesignSchema>> => {
    opening ??= openDB<DesignSchema>(name, 1, {
      upgrade: (db) => {
        db.createObjectStore('designs', { keyPath: 'id' }).createIndex('savedAt', 'savedAt');
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
  const listNewest = async (limit: number): Promise<StoredDesign[]> => {
    const found: StoredDesign[] = [];
    const { store } = (await database()).transaction('designs');
    let cursor = await store.index('savedAt').openCursor(null, 'prev');
    while (cursor !== null && found.length < limit) {
      found.push(cursor.value);
      cursor = await cursor.continue();
    }
    return found;
  };
  return {
    async save(design) {
      const transaction = (await database()).transaction('designs', 'readwrite');
      const put = transaction.store.put(design);
      // Without waiting for an answer, which a page that is being left does not live to hear.
      transaction.commit();
      await Promise.all([put, transaction.done]);
    },
    async load(id) {
      return (await database()).get('designs', id);
    },
    async loadNewest() {
      return (await listNewest(1))[0];
    },
    listNewest,
  };
}

/** Asks the browser not to evict our storage; false where it will not promise. */
export async function requestPersistence(): Promise<boolean> {
  try {
    return (await navigator.storage?.persist?.()) ?? false;
  } catch {
    return false;
  }
}
