import { wholeCandidate, type ImportCandidate } from '../core/importers/import-candidate.ts';
import { importMermaidFile, looksLikeMermaid } from '../core/importers/mermaid-file.ts';
import { message, type Localized, type Message } from '../core/model/message.ts';
import type { Topology } from '../core/model/topology.ts';
import { readDocument, type ReadResult } from '../core/persistence/read-document.ts';
import { wordInText } from '../core/share/word-of-link.ts';
import { parseFlowchart } from '../platform/mermaid-parser.ts';
import type { Workspace } from '../platform/react/workspace.tsx';

const texts = {
  tooLarge: {
    en: '{file} is larger than 20 MB and was not opened.',
    zh: '{file} 超过 20 MB，未打开。',
  },
  unreadable: {
    en: '{file} could not be read. It may have been moved or its access refused: choose it again.',
    zh: '无法读取 {file}。它可能已被移动或拒绝访问：请重新选择。',
  },
  noDiagram: {
    en: '{file} holds no Mermaid diagram. Open a topology, an exported zip, or a text with a ```mermaid block.',
    zh: '{file} 中没有 Mermaid 图。请打开拓扑文件、导出的 zip，或包含 ```mermaid 代码块的文本。',
  },
} satisfies Record<string, Localized>;

const maxFileBytes = 20_000_000;

type Reading =
  | { readonly ok: true; readonly topology: Topology }
  | { readonly ok: true; readonly candidates: readonly ImportCandidate[] }
  | { readonly ok: false; readonly message: Message };

/**
 * Opens topologies, bundles, texts with Mermaid diagrams and pictures that carry their design. A single whole design opens at once;
 * anything else is listed for the user to choose from. A file that cannot be read changes nothing.
 */
export async function openFiles(workspace: Workspace, files: readonly File[]): Promise<void> {
  const session = workspace.session.getState();
  const candidates: ImportCandidate[] = [];
  const designs: { file: string; topology: Topology }[] = [];
  for (const file of files) {
    const reading = await readFile(file);
    if (!reading.ok) session.notify('error', reading.message);
    else if ('topology' in reading) designs.push({ file: file.name, topology: reading.topology });
    else candidates.push(...reading.candidates);
  }
  const [only] = designs;
  if (only !== undefined && designs.length === 1 && candidates.length === 0) {
    workspace.openDesign(only.topology);
    return;
  }
  const all = [
    ...designs.map(({ file, topology }) => wholeCandidate(file, topology)),
    ...candidates,
  ];
  if (all.length > 0) session.set({ dialog: 'import', importCandidates: all });
}

/** One design opens as it is; several are offered. What cannot be read counts only if nothing can. */
function readingOf(results: readonly ReadResult[], file: string): Reading {
  const read = results.filter((result) => result.ok);
  const [only] = read;
  if (only !== undefined && read.length > 1) {
    return { ok: true, candidates: read.map(({ topology }) => wholeCandidate(file, topology)) };
  }
  return only ?? results[0] ?? { ok: false, message: message(texts.unreadable, { file }) };
}

/** The design that is all a file has to say: nothing was read out of a drawing, nothing is to be told. */
function wholeDesign(candidates: readonly ImportCandidate[]): Topology | undefined {
  const [only, ...others] = candidates;
  if (only?.result.ok !== true || others.length > 0) return undefined;
  const { topology, elements, notes } = only.result.design;
  return elements.length + notes.length === 0 ? topology : undefined;
}

/** What a file of the user's holds; why not, if it cannot be read. */
export async function readFile(file: File): Promise<Reading> {
  if (file.size > maxFileBytes) {
    return { ok: false, message: message(texts.tooLarge, { file: file.name }) };
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { ok: false, message: message(texts.unreadable, { file: file.name }) };
  }
  return readBytes(bytes, file.name);
}

/** What the bytes of a file hold, by their content rather than the file's name. */
export async function readBytes(bytes: Uint8Array, name: string): Promise<Reading> {
  const zip = await import('../core/importers/bundle-zip.ts');
  if (zip.looksLikeZip(bytes)) {
    const inside = zip.readBundleZip(bytes, name);
    return inside.ok ? readDocument(inside.text, `${name}/topology.json`) : inside;
  }
  const pictures = await import('../core/importers/picture-file.ts');
  if (pictures.pictureFileKind(bytes, name) !== undefined) {
    return readingOf(pictures.readPictureFile(bytes, name), name);
  }
  const given = new TextDecoder().decode(bytes);
  const word = wordInText(given);
  if (word !== undefined) return (await import('../core/share/read-link.ts')).readLink(word);
  const { readMermaidLink } = await import('../core/importers/mermaid-link.ts');
  const link = readMermaidLink(given);
  if (link?.ok === false) return link;
  const text = link?.text ?? given;
  if (link === undefined && !looksLikeMermaid(text, name)) return readDocument(text, name);
  const read = await importMermaidFile(text, name, parseFlowchart);
  const { restoreCarried } = await import('../core/two-way/read-back.ts');
  const candidates = await restoreCarried(text, read, parseFlowchart);
  const whole = wholeDesign(candidates);
  if (whole !== undefined) return { ok: true, topology: whole };
  return candidates.length > 0
    ? { ok: true, candidates }
    : { ok: false, message: message(texts.noDiagram, { file: name }) };
}
