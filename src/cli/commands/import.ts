import { basename, dirname, join } from 'node:path';
import { looksLikeZip } from '../../core/importers/bundle-zip.ts';
import type { ImportCandidate } from '../../core/importers/import-candidate.ts';
import { importMermaidFile, looksLikeMermaid } from '../../core/importers/mermaid-file.ts';
import { renderMessage } from '../../core/model/message.ts';
import { writeDocument } from '../../core/persistence/write-document.ts';
import { CliError } from '../cli-error.ts';
import { textOption, type CliCommand, type Invocation } from '../command.ts';
import { readBytes, readTopology, write } from '../files.ts';
import { parseFlowchart } from '../mermaid-parser.ts';

const kinds = ['mermaid', 'topology'] as const;

export const importCommand: CliCommand = {
  name: 'import',
  synopsis: 'FILE [--from mermaid|topology] [--block N] -o FILE [--format text|json]',
  summary:
    'Read a Mermaid diagram, a Markdown page with diagrams, a topology or a bundle. Without --block each diagram of a page becomes NAME-N.topology.json beside -o.',
  options: {
    from: { type: 'string' },
    block: { type: 'string' },
    output: { type: 'string', short: 'o' },
    format: { type: 'string' },
  },
  async run(invocation) {
    const { positionals, options } = invocation;
    const from = textOption(options, 'from');
    if (from !== undefined && !kinds.some((kind) => kind === from)) {
      throw new CliError(`--from ${from}: choose ${kinds.join(' or ')}.`);
    }
    const output = textOption(options, 'output');
    if (output === undefined) throw new CliError('Name the file to write with -o.');
    const [file, second] = positionals;
    if (file === undefined) throw new CliError('Name a file to import, or - for standard input.');
    if (second !== undefined) {
      throw new CliError('A diagram or topology is one design: import one file at a time.');
    }
    const found = await readCandidates(file, from, invocation);
    const chosen = choose(found, textOption(options, 'block'), file);
    let refused = 0;
    for (const { candidate, position } of chosen) {
      const target = chosen.length === 1 ? output : numbered(output, position);
      if (!(await take(candidate, target, invocation))) refused += 1;
    }
    if (refused === chosen.length) throw new CliError('Nothing was imported.');
    return 0;
  },
};

async function readCandidates(
  file: string,
  from: string | undefined,
  { environment, language }: Invocation,
): Promise<readonly ImportCandidate[]> {
  const bytes = await readBytes(file, environment);
  const text = new TextDecoder().decode(bytes);
  const name = basename(file);
  const mermaid = from === 'mermaid' || (from === undefined && looksLikeMermaid(text, name));
  if (mermaid && !looksLikeZip(bytes)) {
    const candidates = await importMermaidFile(text, name, parseFlowchart);
    if (candidates.length === 0) throw new CliError(`${name} holds no Mermaid diagram.`);
    return candidates;
  }
  const again = { ...environment, readStandardInput: async () => bytes };
  const topology = await readTopology(file, again, language);
  const design = { name: topology.metadata.name, topology, elements: [], notes: [] };
  return [{ title: name, line: 1, result: { ok: true, design } }];
}

interface Chosen {
  readonly candidate: ImportCandidate;
  /** From 1. */
  readonly position: number;
}

function choose(
  found: readonly ImportCandidate[],
  block: string | undefined,
  file: string,
): readonly Chosen[] {
  const all = found.map((candidate, i) => ({ candidate, position: i + 1 }));
  if (block === undefined) return all;
  const chosen = all.find(({ position }) => String(position) === block);
  if (chosen === undefined) {
    throw new CliError(`--block ${block}: ${basename(file)} has blocks 1 to ${found.length}.`);
  }
  return [chosen];
}

/** `dir/page.topology.json` → `dir/page-2.topology.json`. */
function numbered(output: string, position: number): string {
  const name = basename(output).replace(/(\.topology)?\.(json|ya?ml)$/, '');
  return join(dirname(output), `${name}-${position}.topology.json`);
}

/** Writes one design and prints what was understood; false if it could not be read. */
async function take(
  { title, line, result }: ImportCandidate,
  target: string,
  { environment, language, options }: Invocation,
): Promise<boolean> {
  if (!result.ok) {
    const { failure } = result;
    const at = failure.line === undefined ? line : failure.line;
    environment.log(`${title}, line ${at}: ${renderMessage(failure.message, language)}`);
    return false;
  }
  const { design } = result;
  await write(target, writeDocument(design.topology));
  const notes = design.notes.map((note) => renderMessage(note, language));
  if (textOption(options, 'format') === 'json') {
    const elements = design.elements.map((element) => ({
      id: element.id,
      name: element.name,
      readAs: element.readAs,
      evidence: renderMessage(element.evidence, language),
    }));
    environment.print(`${JSON.stringify({ file: target, elements, notes })}\n`);
    return true;
  }
  environment.print(`${title} (line ${line}) -> ${target}\n`);
  for (const element of design.elements) {
    const because = renderMessage(element.evidence, language);
    environment.print(`  ${element.name}: ${element.readAs} (${because})\n`);
  }
  for (const note of notes) environment.print(`  note: ${note}\n`);
  return true;
}
