import { viewIds } from '../../core/diagrams/view.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { renderMessage } from '../../core/model/message.ts';
import {
  formatIds,
  type DocFile,
  type DocJob,
  type FormatId,
} from '../../core/pictures/doc-format.ts';
import { docJob } from '../../core/pictures/job.ts';
import { PictureError } from '../../core/pictures/painter.ts';
import { docFormats, writeDoc } from '../../core/pictures/registry.ts';
import { CliError } from '../cli-error.ts';
import { textOption, type CliCommand, type Invocation } from '../command.ts';
import { readTopology, write } from '../files.ts';
import { painter } from '../picture/painter.ts';
import { replaceFile, updatedPage } from '../update-docs.ts';
import { readFormat, readViewArguments, viewArguments } from '../view-arguments.ts';

export const renderCommand: CliCommand = {
  name: 'render',
  synopsis:
    'FILE [--view NAME] [--format NAME] [--direction LR|TD] [--detail roles|components|addresses] [--group host|zone] [--theme light|dark|both] [--scale 1..4] [--no-colours] [--no-design] [-o FILE] | --update PAGE.md… | --check PAGE.md…',
  summary: `Draw a diagram. Views: ${viewIds.join(', ')}. Formats: ${formatIds.join(', ')}; each carries the design unless --no-design. --update draws the blocks <!-- quorate: FILE [OPTIONS] --> … <!-- /quorate --> of Markdown pages anew; --check changes nothing, and the status is 1 if one is stale.`,
  options: {
    ...viewArguments,
    'no-design': { type: 'boolean' },
    update: { type: 'boolean' },
    check: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
  },
  run(invocation) {
    const { update, check } = invocation.options;
    return update === true || check === true ? updatePages(invocation) : renderOne(invocation);
  },
};

async function renderOne(invocation: Invocation): Promise<0> {
  const { positionals, options, language, environment } = invocation;
  if (positionals.length > 1) throw new CliError('A diagram is of one design: name one file.');
  const output = textOption(options, 'output');
  const format = readFormat(options, output);
  const { view, asked, theme, scale } = readViewArguments(options, format);
  const topology = await readTopology(positionals[0], environment, language);
  const job = docJob(
    indexTopology(topology),
    view,
    {
      ...asked,
      reader: language,
      carry: options['no-design'] !== true,
      ...(theme !== undefined && { theme }),
      scale,
    },
    painter,
  );
  const toFile = output !== undefined && output !== '-';
  if (!toFile && docFormats[format].scale !== undefined) {
    throw new CliError(`A ${format} file is no text: name the file to write with -o.`);
  }
  const { content, notes } = await draw(format, job, invocation);
  for (const note of notes) environment.log(renderMessage(note, language));
  if (toFile) await write(output, content);
  else environment.print(content.toString());
  return 0;
}

async function draw(format: FormatId, job: DocJob, { language }: Invocation): Promise<DocFile> {
  try {
    return await writeDoc(format, job);
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    throw new CliError(renderMessage(error.reason, language));
  }
}

async function updatePages({
  positionals,
  options,
  language,
  environment,
}: Invocation): Promise<0 | 1> {
  if (positionals.length === 0) throw new CliError('Name the Markdown pages to update.');
  for (const name of ['output', 'no-design', ...Object.keys(viewArguments)]) {
    if (options[name] !== undefined) {
      throw new CliError(
        `--${name} has no place beside --update: it stands in the block's first line.`,
      );
    }
  }
  // All are drawn before any is written: a fault in one page leaves every page as it was.
  const pages = [];
  for (const file of positionals) pages.push(await updatedPage(file, environment, language));
  const stale = pages.filter(({ before, after }) => before !== after);
  if (options['check'] === true) {
    for (const page of stale) {
      for (const { line, words } of page.stale) {
        environment.log(`${page.file}:${line}: the diagram of ${words.join(' ')} is stale.`);
      }
    }
    for (const { file, blocks } of pages) {
      if (blocks === 0) environment.log(`${file}: no block <!-- quorate: FILE --> in it.`);
    }
    if (stale.length === 0) return 0;
    const files = stale.map(({ file }) => (/^[\w./-]+$/.test(file) ? file : JSON.stringify(file)));
    environment.log(`Run: quorate render --update ${files.join(' ')}`);
    return 1;
  }
  for (const { file, after } of stale) await replaceFile(file, after);
  for (const { file, blocks, stale: changed } of pages) {
    environment.log(
      blocks === 0
        ? `${file}: no block <!-- quorate: FILE --> in it.`
        : `${file}: ${changed.length} of ${blocks} diagrams updated.`,
    );
  }
  return 0;
}
