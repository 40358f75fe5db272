import type { Part } from '../model/part.ts';
import { message, type Localized, type Message } from '../model/message.ts';
import { elementCollections } from '../model/topology.ts';
import { maxDocumentLength } from './decode-text.ts';
import { readDocument } from './read-document.ts';

/** The key of a document that marks it as a part of a design. */
const mark = 'part';

const texts = {
  tooLarge: {
    en: '{file} is larger than 20 MB and was not pasted.',
    zh: '{file}超过 20 MB，未粘贴。',
  },
} satisfies Record<string, Localized>;

/**
 * A part as text for the clipboard: a topology document with the part's elements alone and the key
 * `part` ({ carriers, partial }). Any Quorate opens it as a file as well.
 */
export function writePart({ topology, carriers, partial }: Part): string {
  const { apiVersion, kind, metadata, layout } = topology;
  const lists = Object.fromEntries(
    elementCollections.flatMap((list) =>
      topology[list].length === 0 ? [] : [[list, topology[list]]],
    ),
  );
  const document = {
    apiVersion,
    kind,
    metadata: { name: metadata.name },
    [mark]: { carriers, partial },
    ...lists,
    layout,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Whether a text is, or is meant to be, a part that {@link writePart} wrote. */
export function looksLikePart(text: string): boolean {
  const start = text.slice(0, 2000);
  return /^\s*\{/.test(start) && /"kind":\s*"Topology"/.test(start) && /"part":\s*\{/.test(start);
}

export type PartResult =
  { readonly ok: true; readonly part: Part } | { readonly ok: false; readonly message: Message };

/**
 * The part in a text that {@link writePart} wrote. Never throws.
 * @param file what the text came from, named in what is said when it cannot be read
 */
export function readPart(text: string, file: string): PartResult {
  if (text.length > maxDocumentLength) {
    return { ok: false, message: message(texts.tooLarge, { file }) };
  }
  const reading = readDocument(text, file);
  if (!reading.ok) return { ok: false, message: reading.message };
  const { [mark]: part, ...topology } = reading.topology as typeof reading.topology & {
    readonly [mark]?: { readonly carriers?: unknown; readonly partial?: unknown };
  };
  const hosts = new Set(topology.hosts.map(({ id }) => id));
  const clusters = new Set(topology.etcdClusters.map(({ id }) => id));
  return {
    ok: true,
    part: {
      topology,
      carriers: idsOf(part?.carriers).filter((id) => hosts.has(id)),
      partial: idsOf(part?.partial).filter((id) => clusters.has(id)),
    },
  };
}

function idsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
}
