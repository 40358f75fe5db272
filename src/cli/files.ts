import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { readBundleZip, looksLikeZip } from '../core/importers/bundle-zip.ts';
import { pictureFileKind, readPictureFile } from '../core/importers/picture-file.ts';
import { renderMessage, type Language } from '../core/model/message.ts';
import type { Topology } from '../core/model/topology.ts';
import { readDocument } from '../core/persistence/read-document.ts';
import { writeDocument } from '../core/persistence/write-document.ts';
import { readLink } from '../core/share/read-link.ts';
import { wordOfLink } from '../core/share/word-of-link.ts';
import { CliError } from './cli-error.ts';
import type { CliEnvironment } from './command.ts';

const maxBytes = 64_000_000;

/** The bytes of a file, or of standard input for `-`. Throws CliError where it cannot be read. */
export async function readBytes(file: string, environment: CliEnvironment): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = file === '-' ? await environment.readStandardInput() : await readFile(file);
  } catch (error) {
    throw new CliError(`${file} cannot be read: ${reasonOf(error)}.`);
  }
  if (bytes.length > maxBytes) throw new CliError(`${file} is larger than 64 MB and was not read.`);
  return bytes;
}

/** A design and the text it was read from. */
export interface ReadDesign {
  readonly topology: Topology;
  /** Of a bundle or picture that of the topology inside. */
  readonly text: string;
  /**
   * `bundle` is a zip or a picture: its text has no place among the user's files. That of a `link`
   * has none either.
   */
  readonly from: 'file' | 'standard-input' | 'bundle' | 'link';
}

/**
 * A topology from a topology file, a bundle, a picture that carries it, a share link, or `-`. Throws
 * CliError where there is none.
 */
export async function readTopology(
  file: string | undefined,
  environment: CliEnvironment,
  language: Language,
): Promise<Topology> {
  return (await readDesign(file, environment, language)).topology;
}

/** Whether an argument is a share link, or what stands after its `#`, and no file. */
export function isLink(file: string): boolean {
  return linkedWord(file) !== undefined;
}

function linkedWord(file: string): string | undefined {
  return wordOfLink(file) ?? wordOfLink(`#${file}`);
}

/** As {@link readTopology}, with the text. */
export async function readDesign(
  file: string | undefined,
  environment: CliEnvironment,
  language: Language,
): Promise<ReadDesign> {
  if (file === undefined)
    throw new CliError(
      'Name a topology file, a bundle zip, a picture that carries its design, a share link, or - for standard input.',
    );
  const word = linkedWord(file);
  if (word !== undefined) {
    const linked = readLink(word);
    if (!linked.ok) throw new CliError(renderMessage(linked.message, language));
    return { topology: linked.topology, text: writeDocument(linked.topology), from: 'link' };
  }
  const bytes = await readBytes(file, environment);
  const name = file === '-' ? 'standard input' : basename(file);
  // A byte order mark stays: the text may be written back.
  let text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let from: ReadDesign['from'] = file === '-' ? 'standard-input' : 'file';
  if (looksLikeZip(bytes)) {
    const inside = readBundleZip(bytes, name);
    if (!inside.ok) throw new CliError(renderMessage(inside.message, language));
    ({ text } = inside);
    from = 'bundle';
  }
  if (pictureFileKind(bytes, name) !== undefined) {
    const [picture, second] = readPictureFile(bytes, name);
    if (second !== undefined) {
      throw new CliError(`${name} carries several designs: quorate import makes a file of each.`);
    }
    if (picture === undefined) throw new CliError(`${name} carries no design.`);
    if (!picture.ok) throw new CliError(renderMessage(picture.message, language));
    return { topology: picture.topology, text: writeDocument(picture.topology), from: 'bundle' };
  }
  const result = readDocument(text, name);
  if (!result.ok) throw new CliError(renderMessage(result.message, language));
  return { topology: result.topology, text, from };
}

/** Writes a file and the folders above it. Throws CliError where that is refused. */
export async function write(
  path: string,
  content: string | Uint8Array,
  mode = 0o644,
): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, { mode });
  } catch (error) {
    throw new CliError(`${path} cannot be written: ${reasonOf(error)}.`);
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  const known: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'access is refused',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is no folder',
    EROFS: 'the file system is read-only',
  };
  return (code !== undefined ? known[code] : undefined) ?? message ?? 'unknown reason';
}
