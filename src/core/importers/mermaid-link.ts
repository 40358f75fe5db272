import { base64nopad, base64urlnopad } from '@scure/base';
import { strFromU8, Unzlib } from 'fflate';
import { message, type Localized, type Message } from '../model/message.ts';
import { flowchartLimits } from './flowchart.ts';

const texts = {
  unreadable: {
    en: 'This link to Mermaid Live cannot be read: its last part is incomplete. Copy the whole link again.',
    zh: '无法读取此 Mermaid Live 链接：其最后部分不完整。请重新复制整个链接。',
  },
  tooLarge: {
    en: 'The diagram in this link has more than {limit} characters, which is more than is read.',
    zh: '此链接中的图超过 {limit} 个字符的读取上限。',
  },
} satisfies Record<string, Localized>;

export type MermaidLink =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: Message };

const longestLink = 1_000_000;

/**
 * The Mermaid text in a link to Mermaid Live or mermaid.ink (`…#pako:…`, `…/img/base64:…`), decoded
 * here: nothing is asked of any server. Undefined if the text is no such link.
 */
export function readMermaidLink(text: string): MermaidLink | undefined {
  const link = text.length > longestLink ? '' : text.trim();
  const [, kind, data = ''] =
    /^https?:\/\/(?:www\.)?mermaid\.(?:live|ink)\/\S*?(?:[#/](?:(pako|base64):)?)([\w+/=~-]{8,})(?:\?\S*)?$/.exec(
      link,
    ) ?? [];
  if (data === '') {
    return /^https?:\/\/(?:www\.)?mermaid\.(?:live|ink)\//.test(link) && !/\s/.test(link)
      ? { ok: false, message: message(texts.unreadable) }
      : undefined;
  }
  try {
    const bytes = bytesOf(data);
    const plain = kind === 'pako' ? inflated(bytes) : bytes;
    if (plain === undefined) {
      return { ok: false, message: message(texts.tooLarge, { limit: flowchartLimits.characters }) };
    }
    const code = codeIn(strFromU8(plain));
    if (code !== undefined) return { ok: true, text: code };
  } catch {
    // What follows says so.
  }
  return { ok: false, message: message(texts.unreadable) };
}

/** Base64, also as URLs write it. Throws for other text. */
function bytesOf(data: string): Uint8Array {
  const plain = data.replace(/=+$/, '');
  return /[-_]/.test(plain) ? base64urlnopad.decode(plain) : base64nopad.decode(plain);
}

/** Undefined if it grows beyond what is read: a few bytes may stand for gigabytes. */
function inflated(bytes: Uint8Array): Uint8Array | undefined {
  const most = flowchartLimits.characters * 4;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Unzlib((chunk) => {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  });
  const step = 4_096;
  for (let at = 0; at < bytes.length && size <= most; at += step) {
    stream.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  }
  if (size > most) return undefined;
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** The state of the editor holds the diagram under `code`; older links are the diagram itself. */
function codeIn(text: string): string | undefined {
  if (!/^\s*\{/.test(text)) return text.trim() === '' ? undefined : text;
  const state: unknown = JSON.parse(text);
  const code: unknown =
    typeof state === 'object' && state !== null && Object.hasOwn(state, 'code')
      ? (state as { code: unknown }).code
      : undefined;
  return typeof code === 'string' && code.trim() !== '' ? code : undefined;
}
