import type { Part } from '../model/part.ts';
import { message, type Localized, type Message } from '../model/message.ts';
import { maxDocumentLength } from './decode-text.ts';
import { readDocument } from './read-document.ts';
import { partMark } from './write-part.ts';

const texts = {
  tooLarge: {
    en: '{file} is larger than 20 MB and was not pasted.',
    zh: '{file}超过 20 MB，未粘贴。',
  },
} satisfies Record<string, Localized>;

/** Whether a text is, or is meant to be, a part that `writePart` wrote. */
export function looksLikePart(text: string): boolean {
  const start = text.slice(0, 2000);
  return /^\s*\{/.test(start) && /"kind":\s*"Topology"/.test(start) && /"part":\s*\{/.test(start);
}

export type PartResult =
  { readonly ok: true; readonly part: Part } | { readonly ok: false; readonly message: Message };

/**
 * The part in a text that `writePart` wrote. Never throws.
 * @param file what the text came from, named in what is said when it cannot be read
 */
export function readPart(text: string, file: string): PartResult {
  if (text.length > maxDocumentLength) {
    return { ok: false, message: message(texts.tooLarge, { file }) };
  }
  const reading = readDocument(text, file);
  if (!reading.ok) return { ok: false, message: reading.message };
  const { [partMark]: part, ...topology } = reading.topology as typeof reading.topology & {
    readonly [partMark]?: { readonly carriers?: unknown; readonly partial?: unknown };
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
