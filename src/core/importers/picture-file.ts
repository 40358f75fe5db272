import { strFromU8 } from 'fflate';
import { isPng, pngText } from '../format/png-text.ts';
import { message, type Localized } from '../model/message.ts';
import { readCarried } from '../persistence/carried-text.ts';
import type { ReadResult } from '../persistence/read-document.ts';

/** Files that show a design and may carry it. */
export type PictureFileKind = 'png' | 'pdf' | 'svg' | 'html' | 'asciidoc';

const texts = {
  nothing: {
    en: '{file} carries no Quorate design: it was made by another program, without its design, or went through a site or editor that strips what pictures carry. Open the topology file, or the picture as Quorate wrote it.',
    zh: '{file} 不含 Quorate 设计：它由其他程序生成、导出时未附带设计，或经过了会清除图片附加信息的网站或编辑器。请打开拓扑文件，或 Quorate 导出的原图。',
  },
} satisfies Record<string, Localized>;

const pngKeyword = 'Quorate';
/** A page of documentation shows no more. */
const mostDesigns = 50;

/** What kind of picture a file is, by its first bytes, or of AsciiDoc by its name; undefined if none. */
export function pictureFileKind(bytes: Uint8Array, name: string): PictureFileKind | undefined {
  if (isPng(bytes)) return 'png';
  const start = strFromU8(bytes.subarray(0, 4_096), true).replace(/^(?:\xef\xbb\xbf)?\s+/, '');
  if (start.slice(0, 1_024).includes('%PDF-')) return 'pdf';
  // A page in Markdown may begin with HTML, too, and is read for its diagrams.
  if (/^(?:\xef\xbb\xbf)?</.test(start) && !/\.(?:md|markdown|mmd|mermaid)$/i.test(name)) {
    if (/<(?:!doctype\s+html|html)\b/i.test(start)) return 'html';
    if (/<svg\b/.test(start)) return 'svg';
  }
  return /\.(?:adoc|asciidoc)$/i.test(name) ? 'asciidoc' : undefined;
}

/**
 * The designs that a picture or page of {@link pictureFileKind} carries, each once; one failure if
 * it carries none. Never throws.
 */
export function readPictureFile(bytes: Uint8Array, name: string): readonly ReadResult[] {
  const text = isPng(bytes) ? (pngText(bytes, pngKeyword) ?? '') : strFromU8(bytes, true);
  // A Mermaid text on the page breaks its word over comment lines.
  const joined = text.replace(/\r?\n[ \t]*%% quorate\d+\+/g, '');
  const words = new Set(joined.match(/\bquorate\d+:[\w-]+/g));
  if (words.size === 0) {
    return [{ ok: false, message: message(texts.nothing, { file: name }), issues: [] }];
  }
  return [...words].slice(0, mostDesigns).map((word) => readCarried(word, name));
}
