import { message, type Message } from '../core/model/message.ts';
import type { Topology } from '../core/model/topology.ts';
import { readDocument } from '../core/persistence/read-document.ts';
import { readLink } from '../core/share/read-link.ts';
import { wordOfLink } from '../core/share/word-of-link.ts';
import { texts } from './texts.ts';

export type Loaded =
  | { readonly ok: true; readonly topology: Topology }
  | { readonly ok: false; readonly message: Message };

const maxBytes = 20_000_000;

/** The design that the address of the page is about: in its fragment, else the file at `src`. */
export async function loadDesign(hash: string, src: string | null): Promise<Loaded> {
  const word = wordOfLink(hash);
  if (word !== undefined) return readLink(word);
  const no = (text: (typeof texts)[keyof typeof texts], data = {}): Loaded => ({
    ok: false,
    message: message(text, { src: src ?? '', ...data }),
  });
  if (src === null) return no(texts.none);
  const url = URL.canParse(src, location.href) ? new URL(src, location.href) : undefined;
  if (url?.origin !== location.origin) return no(texts.foreign);
  try {
    const answer = await fetch(url);
    if (!answer.ok) return no(texts.missing, { reason: `HTTP ${answer.status}` });
    const bytes = await answer.arrayBuffer();
    if (bytes.byteLength > maxBytes) return no(texts.tooLarge);
    return readDocument(new TextDecoder().decode(bytes), src);
  } catch (error) {
    return no(texts.missing, { reason: error instanceof Error ? error.message : String(error) });
  }
}
