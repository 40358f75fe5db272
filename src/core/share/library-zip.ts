import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { fileSlug, uniqueNames } from '../format/slug.ts';
import { message, type Localized, type Message } from '../model/message.ts';

/** A design as it goes into a zip of many. */
export interface LibraryDesign {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** The document as `writeDocument` prints it. */
  readonly text: string;
}

/** A document out of a zip, not looked at yet; id and date only where the zip tells sound ones. */
export interface LibraryEntry {
  readonly file: string;
  readonly text: string;
  readonly id: string | undefined;
  readonly savedAt: number | undefined;
}

export type LibraryZipResult =
  | { readonly ok: true; readonly entries: readonly LibraryEntry[] }
  | { readonly ok: false; readonly message: Message };

/** What a zip may hold: designs, bytes of one of them, bytes of all together. */
export const libraryLimits = {
  designs: 1000,
  designBytes: 20_000_000,
  totalBytes: 200_000_000,
} as const;

const manifestName = 'quorate-library.json';
/** Earliest time a zip can hold: same designs, same bytes. */
const entryTime = new Date(1980, 0, 1);

const texts = {
  broken: {
    en: '{file} is not a readable zip. It may be truncated: download or copy it again.',
    zh: '无法读取 zip 文件 {file}，它可能不完整：请重新下载或复制。',
  },
  none: {
    en: '{file} holds no designs. Choose a zip that “Export all” has made, or one with *.topology.json files.',
    zh: '{file} 中没有设计。请选择由“全部导出”生成的 zip，或包含 *.topology.json 文件的 zip。',
  },
  tooMuch: {
    en: '{file} was not read: it unpacks to more than {designs} designs, to one above {one} MB, or to more than {total} MB. Import it in parts.',
    zh: '未读取 {file}：解压后超过 {designs} 个设计、单个超过 {one} MB 或总计超过 {total} MB。请分批导入。',
  },
} satisfies Record<string, Localized>;

/** All designs as one zip: a topology file each, and a list of their ids and dates. */
export function writeLibraryZip(designs: readonly LibraryDesign[]): Uint8Array<ArrayBuffer> {
  const files = uniqueNames(
    designs.map(({ name }) => `${fileSlug(name, 'design')}.topology.json`),
    (name) => name,
    120,
  );
  const options = { level: 6, mtime: entryTime } as const;
  const zip: Zippable = {};
  for (const [at, { text }] of designs.entries()) zip[files[at] ?? ''] = [strToU8(text), options];
  const list = designs.map(({ id, savedAt }, at) => ({ file: files[at], id, savedAt }));
  const manifest = { format: 'quorate-library', version: 1, designs: list };
  zip[manifestName] = [strToU8(`${JSON.stringify(manifest, null, 2)}\n`), options];
  return new Uint8Array(zipSync(zip));
}

/**
 * The documents inside a zip, by what their names end in; a bundle gives its topology. Nothing else
 * is unpacked, and nothing at all where the directory of the zip tells more than
 * {@link libraryLimits}; what it tells too little of is cut off there.
 */
export function readLibraryZip(bytes: Uint8Array, file: string): LibraryZipResult {
  let [count, total, tooMuch] = [0, 0, false];
  let unpacked: Record<string, Uint8Array>;
  try {
    unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const manifest = name === manifestName;
        if (tooMuch || (!manifest && !isTopologyFile(name))) return false;
        count += manifest ? 0 : 1;
        total += originalSize;
        tooMuch =
          originalSize > libraryLimits.designBytes ||
          total > libraryLimits.totalBytes ||
          count > libraryLimits.designs;
        return !tooMuch;
      },
    });
  } catch {
    return { ok: false, message: message(texts.broken, { file }) };
  }
  if (tooMuch) {
    const { designs, designBytes, totalBytes } = libraryLimits;
    const data = { file, designs, one: designBytes / 1_000_000, total: totalBytes / 1_000_000 };
    return { ok: false, message: message(texts.tooMuch, data) };
  }
  const known = readManifest(unpacked[manifestName]);
  const entries = Object.entries(unpacked)
    .filter(([name]) => name !== manifestName)
    .map(([name, content]): LibraryEntry => {
      const { id, savedAt } = known.get(name) ?? {};
      return { file: name, text: strFromU8(content), id, savedAt };
    });
  return entries.length === 0
    ? { ok: false, message: message(texts.none, { file }) }
    : { ok: true, entries };
}

function isTopologyFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // A Mac adds files of its own beside each.
  return !name.startsWith('.') && (name === 'topology.json' || name.endsWith('.topology.json'));
}

/** What the list says of each file, as far as it is sound. */
function readManifest(content: Uint8Array | undefined): Map<string, Partial<LibraryDesign>> {
  const known = new Map<string, Partial<LibraryDesign>>();
  let designs: unknown;
  try {
    designs = (JSON.parse(strFromU8(content ?? new Uint8Array())) as { designs?: unknown }).designs;
  } catch {
    return known;
  }
  for (const design of Array.isArray(designs) ? (designs as unknown[]) : []) {
    const { file, id, savedAt } = (design ?? {}) as Record<string, unknown>;
    if (typeof file !== 'string') continue;
    known.set(file, {
      ...(typeof id === 'string' && /^[\w-]{1,64}$/.test(id) && { id }),
      ...(typeof savedAt === 'number' && savedAt >= 0 && savedAt <= 8.64e15 && { savedAt }),
    });
  }
  return known;
}
