import { basename, dirname, join } from 'node:path';
import { looksLikeZip } from '../../core/importers/bundle-zip.ts';
import type { ImportCandidate } from '../../core/importers/import-candidate.ts';
import type { ImportedDesign } from '../../core/importers/importer.ts';
import { importMermaidFile, looksLikeMermaid } from '../../core/importers/mermaid-file.ts';
import { pictureFileKind, readPictureFile } from '../../core/importers/picture-file.ts';
import { restoreCarried } from '../../core/two-way/read-back.ts';
import { renderMessage } from '../../core/model/message.ts';
import type { Topology } from '../../core/model/topology.ts';
import { writeDocument } from '../../core/persistence/write-document.ts';
import { CliError } from '../cli-error.ts';
import { textOption, type CliCommand, type Invocation } from '../command.ts';
import { isLink, readBytes, readTopology, write } from '../files.ts';
import { parseFlowchart } from '../mermaid-parser.ts';

const kinds = ['mermaid', 'topology', 'picture'] as const;

export const importCommand: CliCommand = {
  name: 'import',
  synopsis: 'FILE [--from mermaid|topology|picture] [--block N] -o FILE [--format text|json]',
  summary:
    'Read a Mermaid diagram, a Markdown page with diagrams, a topology, a bundle, a share link, or an SVG, PNG, PDF or page that carries its design. Without --block each diagram of a page becomes NAME-N.topology.json beside -o.',
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
    const taken: TakenDesign[] = [];
    for (const { candidate, position } of chosen) {
      const target = chosen.length === 1 ? output : numbered(output, position);
      const design = await take(candidate, target, invocation);
      if (design !== undefined) taken.push(design);
    }
    if (taken.length === 0) throw new CliError('Nothing was imported.');
    const { print } = invocation.environment;
    if (textOption(options, 'format') === 'json') print(`${JSON.stringify(asJson(taken))}\n`);
    else for (const design of taken) print(asText(design));
    return 0;
  },
};

async function readCandidates(
  file: string,
  from: string | undefined,
  { environment, language }: Invocation,
): Promise<readonly ImportCandidate[]> {
  if (isLink(file)) {
    const topology = await readTopology(file, environment, language);
    const design = { name: topology.metadata.name, topology, elements: [], notes: [] };
    return [{ title: topology.metadata.name, line: 1, result: { ok: true, design } }];
  }
  const bytes = await readBytes(file, environment);
  const text = new TextDecoder().decode(bytes);
  const name = basename(file);
  if (from === 'picture' || (from === undefined && pictureFileKind(bytes, name) !== undefined)) {
    return readPictureFile(bytes, name).map((result) => ({
      title: name,
      line: 1,
      result: result.ok
        ? { ok: true, design: wholeDesign(result.topology) }
        : { ok: false, failure: { message: result.message } },
    }));
  }
  const mermaid = from === 'mermaid' || (from === undefined && looksLikeMermaid(text, name));
  if (mermaid && !looksLikeZip(bytes)) {
    const candidates = await importMermaidFile(text, name, parseFlowchart);
    if (candidates.length === 0) throw new CliError(`${name} holds no Mermaid diagram.`);
    return restoreCarried(text, candidates, parseFlowchart);
  }
  const again = { ...environment, readStandardInput: async () => bytes };
  const topology = await readTopology(file, again, language);
  return [{ title: name, line: 1, result: { ok: true, design: wholeDesign(topology) } }];
}

function wholeDesign(topology: Topology): ImportedDesign {
  return { name: topology.metadata.name, topology, elements: [], notes: [] };
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

interface TakenDesign {
  readonly title: string;
  readonly line: number;
  readonly file: string;
  readonly elements: readonly {
    readonly id: string;
    readonly name: string;
    readonly readAs: string;
    readonly evidence: string;
  }[];
  readonly notes: readonly string[];
}

/** Writes one design and tells what was understood; undefined, and said, if it cannot be read. */
async function take(
  { title, line, result }: ImportCandidate,
  file: string,
  { environment, language }: Invocation,
): Promise<TakenDesign | undefined> {
  if (!result.ok) {
    const { failure } = result;
    const reason = renderMessage(failure.message, language);
    environment.log(`${title}, line ${failure.line ?? line}: ${reason}`);
    return undefined;
  }
  const { design } = result;
  await write(file, writeDocument(design.topology));
  const notes = design.notes.map((note) => renderMessage(note, language));
  const elements = design.elements.map(({ id, name, readAs, evidence }) => ({
    id,
    name,
    readAs,
    evidence: renderMessage(evidence, language),
  }));
  return { title, line, file, elements, notes };
}

/** One object, whether one design was imported or several. */
function asJson(designs: readonly TakenDesign[]) {
  return {
    elements: designs.flatMap(({ elements }) => elements),
    notes: designs.flatMap(({ notes }) => notes),
    designs,
  };
}

function asText({ title, line, file, elements, notes }: TakenDesign): string {
  return [
    `${title} (line ${line}) -> ${file}`,
    ...elements.map(({ name, readAs, evidence }) => `  ${name}: ${readAs} (${evidence})`),
    ...notes.map((note) => `  note: ${note}`),
    '',
  ].join('\n');
}
