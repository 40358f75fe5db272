import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A design as it is kept on this device. */
export interface StoredDesign {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** The document as `writeDocument` prints it. */
  readonly text: string;
  /** Since when it lies in the trash, in milliseconds since 1970; absent while it does not. */
  readonly trashedAt?: number | undefined;
}

/** What became of designs that were added. */
export interface Added {
  /** Under ids of their own. */
  readonly added: number;
  /** Their id was taken by another design, so that they got a new one. */
  readonly copies: number;
  /** The very same design was there already. */
  readonly known: number;
}

interface DesignSchema extends DBSchema {
  designs: { key: string; value: StoredDesign; indexes: { savedAt: number } };
}

export interface DesignStorage {
  /**
   * Writes a design over one of these texts, or where there is none, in one transaction. Where
   * another text is kept by now nothing is written and that design is the answer.
   */
  save(design: StoredDesign, over: ReadonlySet<string>): Promise<StoredDesign | undefined>;
  /** Writes a design over whatever is kept, without waiting: for a page that is being left. */
  saveAtOnce(design: StoredDesign): Promise<void>;
  load(id: string): Promise<StoredDesign | undefined>;
  /** The designs saved last, newest first, without those in the trash. */
  listNewest(limit: number): Promise<StoredDesign[]>;
  /** All designs, those in the trash too, newest first. */
  list(): Promise<StoredDesign[]>;
  /** Changes a design as it is by then; nothing if it is gone. */
  change(id: string, make: (design: StoredDesign) => StoredDesign): Promise<void>;
  /** Adds all designs or none. Nothing is overwritten: one whose id is taken comes in as a copy. */
  add(designs: readonly StoredDesign[]): Promise<Added>;
  /** Deletes designs for good. */
  remove(ids: readonly string[]): Promise<void>;
  /** Listens to what other pages of this browser change; the answer ends that. */
  onChange(listener: (id: string) => void): () => void;
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
  // To the other pages only: a channel does not hear itself.
  const channel = new BroadcastChannel(name);
  const tell = (ids: readonly string[]): void => channel.postMessage(ids);
  const listNewest = async (limit: number): Promise<StoredDesign[]> => {
    const found: StoredDesign[] = [];
    const { store } = (await database()).transaction('designs');
    let cursor = await store.index('savedAt').openCursor(null, 'prev');
    while (cursor !== null && found.length < limit) {
      const design = soundDesign(cursor.value);
      if (design.trashedAt === undefined) found.push(design);
      cursor = await cursor.continue();
    }
    return found;
  };
  return {
    async save(design, over) {
      const transaction = (await database()).transaction('designs', 'readwrite');
      const kept: unknown = await transaction.store.get(design.id);
      const theirs = kept === undefined ? undefined : soundDesign(kept);
      if (theirs !== undefined && theirs.text !== design.text && !over.has(theirs.text)) {
        await transaction.done;
        return theirs;
      }
      await Promise.all([transaction.store.put(design), transaction.done]);
      tell([design.id]);
      return undefined;
    },
    async saveAtOnce(design) {
      const transaction = (await database()).transaction('designs', 'readwrite');
      const put = transaction.store.put(design);
      // Without waiting for an answer, which a page that is being left does not live to hear.
      transaction.commit();
      tell([design.id]);
      await Promise.all([put, transaction.done]);
    },
    async load(id) {
      const found: unknown = await (await database()).get('designs', id);
      return found === undefined ? undefined : soundDesign(found);
    },
    listNewest,
    async list() {
      const all: unknown[] = await (await database()).getAll('designs');
      return all.map(soundDesign).toSorted((a, b) => b.savedAt - a.savedAt);
    },
    async change(id, make) {
      const transaction = (await database()).transaction('designs', 'readwrite');
      const design: unknown = await transaction.store.get(id);
      await Promise.all([
        design === undefined ? undefined : transaction.store.put(make(soundDesign(design))),
        transaction.done,
      ]);
      tell([id]);
    },
    async add(designs) {
      const transaction = (await database()).transaction('designs', 'readwrite');
      const there = await Promise.all(designs.map(({ id }) => transaction.store.get(id)));
      const { puts, counts } = planAdditions(
        designs,
        there.filter((design) => design !== undefined),
        () => crypto.randomUUID(),
      );
      await Promise.all([...puts.map((design) => transaction.store.put(design)), transaction.done]);
      tell(puts.map(({ id }) => id));
      return counts;
    },
    async remove(ids) {
      const transaction = (await database()).transaction('designs', 'readwrite');
      await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
      tell(ids);
    },
    onChange(listener) {
      const hear = ({ data }: MessageEvent<unknown>): void => {
        if (Array.isArray(data)) for (const id of data as unknown[]) listener(String(id));
      };
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
  };
}

/** What to put so that designs are added beside those that are there, and overwrite none. */
export function planAdditions(
  designs: readonly StoredDesign[],
  there: readonly StoredDesign[],
  newId: () => string,
): { readonly puts: readonly StoredDesign[]; readonly counts: Added } {
  const taken = new Map(there.map((design) => [design.id, design]));
  const counts = { added: 0, copies: 0, known: 0 };
  const puts: StoredDesign[] = [];
  for (const design of designs) {
    const other = taken.get(design.id);
    if (other?.text === design.text && other.trashedAt === undefined) {
      counts.known += 1;
      continue;
    }
    counts[other === undefined ? 'added' : 'copies'] += 1;
    const put = other === undefined ? design : { ...design, id: newId() };
    taken.set(put.id, put);
    puts.push(put);
  }
  return { puts, counts };
}

/** A record as this page writes it, whatever has become of it: damaged fields are as if empty. */
export function soundDesign(record: unknown): StoredDesign {
  const { id, name, savedAt, text, trashedAt } = (record ?? {}) as Record<string, unknown>;
  return {
    id: String(id),
    name: typeof name === 'string' ? name : '',
    savedAt: isTime(savedAt) ? savedAt : 0,
    text: typeof text === 'string' ? text : '',
    ...(isTime(trashedAt) && { trashedAt }),
  };
}

/** Whether a value is a moment that a date can show, in milliseconds since 1970. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 8.64e15;
}

/** What the browser tells of the storage of this page. */
export interface StorageUse {
  /** Bytes that everything of this page takes, and that it may take; null where it does not tell. */
  readonly used: number | null;
  readonly quota: number | null;
  /** Whether the browser has promised not to evict it; null where it does not tell. */
  readonly persisted: boolean | null;
}

/** How much this page stores, and whether the browser may evict it. Never rejects. */
export async function storageUse(): Promise<StorageUse> {
  const { storage } = navigator;
  const estimate = await storage?.estimate?.().catch(() => undefined);
  const persisted = await storage?.persisted?.().catch(() => undefined);
  return {
    used: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
    persisted: persisted ?? null,
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
