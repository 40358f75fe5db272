import { randomUUID } from 'node:crypto';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { parseArgs } from 'node:util';
import { indexTopology } from '../core/graph/topology-index.ts';
import { renderMessage, type Language } from '../core/model/message.ts';
import { docJob } from '../core/pictures/job.ts';
import { markedBlocks, withContents, type MarkedBlock } from '../core/pictures/marked-blocks.ts';
import { writeDoc } from '../core/pictures/registry.ts';
import { CliError } from './cli-error.ts';
import type { CliEnvironment } from './command.ts';
import { readBytes, readTopology } from './files.ts';
import { painter } from './picture/painter.ts';
import { choiceOption, readViewArguments, viewArguments } from './view-arguments.ts';

/** What a page may hold: text that the page's own readers draw. */
const pageFormats = ['markdown', 'hugo'] as const;

/** A Markdown page, as it is and as it should be. */
export interface UpdatedPage {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** How many blocks it has. */
  readonly blocks: number;
  readonly stale: readonly MarkedBlock[];
}

/**
 * Draws the marked blocks of a Markdown page anew, from the designs that they name relative to the
 * page. Writes nothing. Throws CliError, with file and line, for a block that cannot be drawn.
 */
export async function updatedPage(
  file: string,
  environment: CliEnvironment,
  language: Language,
): Promise<UpdatedPage> {
  if (file === '-') throw new CliError('--update changes files: name them instead of -.');
  const before = decode(file, await readBytes(file, environment));
  const page = markedBlocks(before);
  if (!page.ok)
    throw new CliError(`${file}:${page.line}: ${renderMessage(page.message, language)}`);
  const contents: string[] = [];
  for (const block of page.blocks) {
    try {
      contents.push(await contentOf(block, dirname(file), environment, language));
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      throw new CliError(`${file}:${block.line}: ${error.message}`);
    }
  }
  return {
    file,
    before,
    after: withContents(before, page.blocks, contents),
    blocks: page.blocks.length,
    stale: page.blocks.filter(({ content }, at) => content !== contents[at]),
  };
}

async function contentOf(
  { words }: MarkedBlock,
  folder: string,
  environment: CliEnvironment,
  language: Language,
): Promise<string> {
  const { values, positionals } = parseWords(words);
  const [design, second] = positionals;
  if (design === undefined || second !== undefined) {
    throw new CliError('Name one topology file or bundle, relative to this page.');
  }
  if (isAbsolute(design) || design === '-' || /^[a-z][a-z0-9+.-]+:/i.test(design)) {
    throw new CliError(`${design}: give the path of a file relative to this page.`);
  }
  const format = choiceOption(values, 'format', pageFormats) ?? 'markdown';
  const { view, asked } = readViewArguments(values, format);
  const path = join(folder, design);
  if ((await isFile(path)) === false) throw new CliError(`${path} is no file.`);
  const topology = await readTopology(path, environment, language);
  // The design lies beside the page: a second copy in it would only have to be kept equal.
  const job = docJob(indexTopology(topology), view, { ...asked, carry: false }, painter);
  const { content } = await writeDoc(format, job);
  return `\n${content.toString()}\n`;
}

function parseWords(words: readonly string[]) {
  const { scale: _, theme: __, ...options } = viewArguments;
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { ...options, language: { type: 'string' } },
    });
  } catch (error) {
    throw new CliError((error as Error).message);
  }
}

/** Undefined where there is nothing: reading says so better. */
async function isFile(path: string): Promise<boolean | undefined> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return undefined;
  }
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CliError(`${file} is no UTF-8 text and was not changed.`);
  }
}

/** Puts a page in the place of what it was, at once or not at all. */
export async function replaceFile(file: string, content: string): Promise<void> {
  try {
    // A link stays a link: what it leads to is replaced.
    const target = await realpath(file);
    const { mode } = await stat(target);
    const draft = join(dirname(target), `.quorate-${randomUUID()}.tmp`);
    try {
      await writeFile(draft, content, { mode, flag: 'wx' });
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  } catch (error) {
    throw new CliError(`${file} cannot be written: ${(error as Error).message}.`);
  }
}
