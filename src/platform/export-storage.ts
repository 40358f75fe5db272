import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { BundleFile } from '../core/exporters/exporter.ts';

/** The bundle of a design as it was downloaded last. */
export interface KeptExport {
  readonly designId: string;
  /** Milliseconds since 1970. */
  readonly exportedAt: number;
  readonly hash: string;
  readonly files: readonly BundleFile[];
}

interface Row {
  readonly designId: string;
  readonly exportedAt: number;
  readonly hash: string;
  /** The files as JSON, compressed by gzip. */
  readonly packed: ArrayBuffer;
}

interface ExportSchema extends DBSchema {
  exports: { key: string; value: Row; indexes: { exportedAt: number } };
}

export interface ExportStorage {
  save(kept: KeptExport): Promise<void>;
  load(designId: string): Promise<KeptExport | undefined>;
  remove(designId: string): Promise<void>;
}

/** Of how many designs the last bundle is kept. */
const mostKept = 20;
/** Bytes, compressed, that one bundle may take. */
const mostBytes = 16 * 1024 * 1024;

/** Last exports in IndexedDB, the newest of a bounded number of designs. Calls reject without storage. */
export function openExportStorage(name = 'quorate-exports'): ExportStorage {
  let opening: Promise<IDBPDatabase<ExportSchema>> | undefined;
  const database = (): Promise<IDBPDatabase<ExportSchema>> => {
    opening ??= openDB<ExportSchema>(name, 1, {
      upgrade: (db) => {
        db.createObjectStore('exports', { keyPath: 'designId' }).createIndex(
          'exportedAt',
          'exportedAt',
        );
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
    async save({ files, ...row }) {
      const packed = await through(new CompressionStream('gzip'), JSON.stringify(files));
      if (packed.byteLength > mostBytes) throw new RangeError('the bundle is too large to keep');
      const transaction = (await database()).transaction('exports', 'readwrite');
      const { store } = transaction;
      await store.put({ ...row, packed });
      const keys = await store.index('exportedAt').getAllKeys();
      await Promise.all(
        keys.slice(0, Math.max(0, keys.length - mostKept)).map((key) => store.delete(key)),
      );
      await transaction.done;
    },
    async load(designId) {
      const row = await (await database()).get('exports', designId);
      if (row === undefined) return undefined;
      const { packed, ...rest } = row;
      const text = await through(new DecompressionStream('gzip'), packed);
      const files = JSON.parse(new TextDecoder().decode(text)) as BundleFile[];
      return { ...rest, files };
    },
    async remove(designId) {
      await (await database()).delete('exports', designId);
    },
  };
}

async function through(
  stream: CompressionStream | DecompressionStream,
  data: BlobPart,
): Promise<ArrayBuffer> {
  return new Response(new Blob([data]).stream().pipeThrough(stream)).arrayBuffer();
}
