import { basename, dirname, join } from 'node:path';
import { looksLikeZip } from '../../core/importers/bundle-zip.ts';
import type { ImportCandidate } from '../../core/importers/import-candidate.ts';
import type { ImportedDesign } from '../../core/importers/importer.ts';
import { withKeptNotes } from '../../core/importers/kept-notes.ts';
import { importMermaidFile, looksLikeMermaid } from '../../core/importers/mermaid-file.ts';
import { readMermaidLink } from '../../core/importers/mermaid-link.ts';
import type { Correction } from '../../core/importers/mermaid/corrections.ts';
import { pictureFileKind, readPictureFile } from '../../core/importers/picture-file.ts';
import { restoreCarried } from '../../core/two-way/read-back.ts';
import { renderMessage } from '../../core/model/message.ts';
import type { Topology } from '../../core/model/topology.ts';
import { writeDocument } from '../../core/persistence/write-document.ts';
import { CliError } from '../cli-error.ts';
import { textOption, type CliCommand, type Invocation } from '../command.ts';
import { isLink, readBytes, readTopology, write } from '../files.ts';
import { correctionsOf, refuseUnknownNodes } from '../import-corrections.ts';
import { parseFlowchart } from '../mermaid-parser.ts';

const kinds = ['mermaid', 'topology', 'picture'] as const;

export const importCommand: CliCommand = {
  name: 'import',
  synopsis:
    'FILE [--from mermaid|topology|picture] [--block N] [--as NODE=READING]… [--host NODE=NODE]… [--zone NODE=NODE]… -o FILE [--format text|json]',
  summary:
    'Read a Mermaid diagram, a Markdown page with diagrams, a Mermaid Live link, a topology, a bundle, a share link, or an SVG, PNG, PDF or page that carries its design. Without --block each diagram of a page becomes NAME-N.topology.json beside -o. --as corrects what a shape is read as (master, etcd, lb, worker, vip, zone, host, note …; master+etcd for both on one machine; worker*3 for three), --host and --zone where it stands.',
  options: {
    from: { type: 'string' },
    block: { type: 'string' },
    as: { type: 'string', multiple: true },
    host: { type: 'string', multiple: true },
    zone: { type: 'string', multiple: true },
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
    const corrections = correctionsOf(options);
    const found = await readCandidates(file, from, corrections, invocation);
    const chosen = choose(found, textOption(options, 'block'), file);
    refuseUnknownNodes(
      corrections,
      chosen.map(({ candidate }) => candidate),
    );
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
  corrections: readonly Correction[],
  { environment, language }: Invocation,
): Promise<readonly ImportCandidate[]> {
  if (isLink(file)) {
    const topology = await readTopology(file, environment, language);
    const result = { ok: true, design: wholeDesign(topology) } as const;
    return [{ title: topology.metadata.name, line: 1, result }];
  }
  const given = readMermaidLink(file);
  const bytes =
    given === undefined ? await readBytes(file, environment) : new TextEncoder().encode(file);
  const decoded = new TextDecoder().decode(bytes);
  const name = given === undefined ? basename(file) : 'Mermaid Live';
  if (from === 'picture' || (from === undefined && pictureFileKind(bytes, name) !== undefined)) {
    return readPictureFile(bytes, name).map((result) => ({
      title: name,
      line: 1,
      result: result.ok
        ? { ok: true, design: wholeDesign(result.topology) }
        : { ok: false, failure: { message: result.message } },
    }));
  }
  const link = readMermaidLink(decoded);
  if (link?.ok === false) throw new CliError(renderMessage(link.message, language));
  const text = link?.text ?? decoded;
  const mermaid = from === 'mermaid' || (from === undefined && looksLikeMermaid(text, name));
  if (mermaid && !looksLikeZip(bytes)) {
    const candidates = await importMermaidFile(text, name, parseFlowchart, corrections);
    if (candidates.length === 0) throw new CliError(`${name} holds no Mermaid diagram.`);
    return restoreCarried(text, candidates, parseFlowchart);
  }
  const again = { ...environment, readStandardInput: async () => bytes };
  const topology = await readTopology(file, again, language);
  return [{ title: name, line: 1, result: { ok: true, design: wholeDesign(topology) } }];
}

function wholeDesign(topology: Topology): ImportedDesign {
  return { name: topology.metadata.name, topology, elements: [], shapes: [], notes: [], kept: [] };
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
    readonly confidence: string;
    readonly alternatives: readonly string[];
  }[];
  /** Each shape of the drawing; empty for a topology. */
  readonly shapes: readonly {
    readonly node: string;
    readonly label: string;
    readonly readAs: string;
    readonly count: number;
    readonly evidence: string;
    readonly confidence: string;
    readonly alternatives: readonly string[];
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
  await write(file, writeDocument(withKeptNotes(design, language)));
  const notes = design.notes.map((note) => renderMessage(note, language));
  const elements = design.elements.map(({ evidence, ...element }) => ({
    ...element,
    evidence: renderMessage(evidence, language),
  }));
  const shapes = design.shapes.map(
    ({ node, label, readAs, count, evidence, confidence, alternatives }) => ({
      node,
      label,
      readAs,
      count,
      evidence: renderMessage(evidence, language),
      confidence,
      alternatives,
    }),
  );
  return { title, line, file, elements, shapes, notes };
}

/** One object, whether one design was imported or several. */
function asJson(designs: readonly TakenDesign[]) {
  return {
    elements: designs.flatMap(({ elements }) => elements),
    shapes: designs.flatMap(({ shapes }) => shapes),
    notes: designs.flatMap(({ notes }) => notes),
    designs,
  };
}

function asText({ title, line, file, elements, shapes, notes }: TakenDesign): string {
  const doubt = (confidence: string, alternatives: readonly string[]): string => {
    const or = alternatives.length === 0 ? '' : `; or ${alternatives.join(', ')}`;
    return confidence === 'sure' ? '' : ` [${confidence}${or}]`;
  };
  const rows =
    shapes.length > 0
      ? shapes.map(({ node, label, readAs, count, evidence, confidence, alternatives }) => {
          const times = count > 1 ? ` ×${count}` : '';
          const called = label.replaceAll('\n', ' ');
          const shown = called === node || called === '' ? node : `${node} (${called})`;
          return `  ${shown}: ${readAs}${times}${doubt(confidence, alternatives)} (${evidence})`;
        })
      : elements.map(({ name, readAs, evidence }) => `  ${name}: ${readAs} (${evidence})`);
  return [
    `${title} (line ${line}) -> ${file}`,
    ...rows,
    ...notes.map((note) => `  note: ${note}`),
    '',
  ].join('\n');
}
