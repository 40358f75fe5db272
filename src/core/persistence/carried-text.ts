import { base64urlnopad } from '@scure/base';
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { message, type Localized, type Message } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { maxDocumentLength } from './decode-text.ts';
import { readDocument, type ReadResult } from './read-document.ts';
import { writeDocument } from './write-document.ts';

/** How a carried topology begins; the number is the version of this form, not of the document. */
export const carriedPrefix = 'quorate1:';

/** What every version of the form begins with. */
const anyVersion = /^quorate(\d+):/;

/** Compressed bytes unpacked at a time. DEFLATE makes at most some 1,000 of one, so 4 MB. */
const slice = 4096;

const texts = {
  none: {
    en: '{file} holds no Quorate design: it should begin with “quorate1:”. Copy the whole of it.',
    zh: '{file} 不包含 Quorate 设计：应以“quorate1:”开头。请完整复制。',
  },
  newer: {
    en: '{file} was made by a newer Quorate (form {version}, this one reads 1). Update Quorate, or ask for the topology as a file.',
    zh: '{file} 由更新版本的 Quorate 生成（格式 {version}，当前只支持 1）。请更新 Quorate，或改用拓扑文件。',
  },
  damaged: {
    en: '{file} is damaged or was cut off. Copy the whole of it again.',
    zh: '{file} 已损坏或被截断。请重新完整复制。',
  },
  tooLarge: {
    en: '{file} unpacks to more than 20 MB and was not read. Ask for the topology as a file.',
    zh: '{file} 解压后超过 20 MB，未读取。请改用拓扑文件。',
  },
} satisfies Record<string, Localized>;

/**
 * A whole design as one word: {@link carriedPrefix}, then the canonical document deflated (RFC 1951)
 * in base64url without padding (RFC 4648, section 5). Letters, digits, `-`, `_` and one `:`, so it
 * stands unescaped in a URL fragment, a comment, an attribute and a file's metadata. Equal designs
 * give equal words.
 */
export function carryTopology(topology: Topology): string {
  const document: unknown = JSON.parse(writeDocument(topology));
  return (
    carriedPrefix +
    base64urlnopad.encode(deflateSync(strToU8(JSON.stringify(document)), { level: 9 }))
  );
}

/** Whether a text is, or is meant to be, a carried topology of some version. */
export function looksCarried(text: string): boolean {
  return anyVersion.test(text.trimStart());
}

/**
 * The design in a word that {@link carryTopology} made. White space in it, as mail and comments
 * break lines, does not count. Unpacks no more than a document may be long, so a bomb costs little.
 * Never throws.
 * @param file what the text came from, named in what is said when it cannot be read
 */
export function readCarried(text: string, file: string): ReadResult {
  const no = (reason: Localized, data: Message['data'] = {}): ReadResult => ({
    ok: false,
    message: message(reason, { file, ...data }),
    issues: [],
  });
  const word = text.replace(/\s+/g, '');
  const version = anyVersion.exec(word)?.[1];
  if (version === undefined) return no(texts.none);
  if (!word.startsWith(carriedPrefix)) return no(texts.newer, { version });
  const unpacked = unpack(word.slice(carriedPrefix.length));
  if (unpacked === 'damaged') return no(texts.damaged);
  if (unpacked === 'too-large') return no(texts.tooLarge);
  return readDocument(unpacked.text, file);
}

function unpack(word: string): { readonly text: string } | 'damaged' | 'too-large' {
  const parts: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  try {
    const bytes = base64urlnopad.decode(word);
    const inflate = new Inflate((chunk, final) => {
      parts.push(chunk);
      size += chunk.length;
      ended = final;
    });
    for (let at = 0; at < bytes.length; at += slice) {
      inflate.push(bytes.subarray(at, at + slice), at + slice >= bytes.length);
      if (size > maxDocumentLength) return 'too-large';
    }
  } catch {
    return 'damaged';
  }
  if (!ended) return 'damaged';
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return { text: strFromU8(whole) };
}
