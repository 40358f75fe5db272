import { strFromU8, unzipSync } from 'fflate';

export interface ZipEntry {
  readonly text: string;
  /** Unix permission bits. */
  readonly mode: number;
}

/** What a zip holds, by path, with the permissions that its central directory gives. */
export function readZip(bytes: Buffer): ReadonlyMap<string, ZipEntry> {
  const contents = unzipSync(bytes);
  return new Map(
    [...centralDirectory(bytes)].map(([path, mode]) => [
      path,
      { mode, text: strFromU8(contents[path] ?? new Uint8Array()) },
    ]),
  );
}

/** Paths and modes, by the fields of APPNOTE.TXT 4.3.12. */
function* centralDirectory(bytes: Buffer): Generator<[path: string, mode: number]> {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const path = bytes.toString('utf8', at + 46, at + 46 + (name ?? 0));
    yield [path, (bytes.readUInt32LE(at + 38) >>> 16) & 0o7777];
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
}
