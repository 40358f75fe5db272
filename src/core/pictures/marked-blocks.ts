import { message, type Localized, type Message } from '../model/message.ts';

/** A block of a Markdown page that is made from a design. */
export interface MarkedBlock {
  /** Of the line that begins it, from 1. */
  readonly line: number;
  /** The words of its first line: a file, then options. */
  readonly words: readonly string[];
  /** What stands in it now, its lines ended by LF. */
  readonly content: string;
}

export type MarkedPage =
  | { readonly ok: true; readonly blocks: readonly MarkedBlock[] }
  | { readonly ok: false; readonly line: number; readonly message: Message };

const texts = {
  unended: {
    en: 'The block that begins here has no end. Put the line <!-- /quorate --> after it.',
    zh: '从此处开始的块没有结尾。请在其后加上一行 <!-- /quorate -->。',
  },
  unbegun: {
    en: 'Here a block ends that was never begun. Remove the line, or put <!-- quorate: FILE --> before the block.',
    zh: '此处的块有结尾而无开头。请删除该行，或在块前加上 <!-- quorate: FILE -->。',
  },
  malformed: {
    en: 'This line should be <!-- quorate: FILE [OPTIONS] -->, alone in its line.',
    zh: '该行应为 <!-- quorate: FILE [选项] -->，且独占一行。',
  },
  unquoted: {
    en: 'A quotation mark is not closed in this line.',
    zh: '该行中有未闭合的引号。',
  },
} satisfies Record<string, Localized>;

const begin = /^ {0,3}<!--\s*quorate:/;
const wholeBegin = /^ {0,3}<!--\s*quorate:\s(.*?)\s*-->\s*$/;
const end = /^ {0,3}<!--\s*\/quorate\s*-->\s*$/;
/** Longer lines are no markers that a person wrote. */
const longestMarker = 2_000;

/**
 * The marked blocks of a Markdown page: `<!-- quorate: FILE --view NAME … -->` to
 * `<!-- /quorate -->`, each alone in its line. Markers in fenced code are examples and do not count.
 */
export function markedBlocks(page: string): MarkedPage {
  const lines = page.split(/\r\n|\n/);
  const blocks: MarkedBlock[] = [];
  let fence = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence !== '') {
      const closes = mark.startsWith(fence) && line.trim() === mark;
      if (closes) fence = '';
      continue;
    }
    if (mark !== '') {
      fence = mark;
      continue;
    }
    const fault = (text: Localized): MarkedPage => ({
      ok: false,
      line: at + 1,
      message: message(text),
    });
    if (end.test(line)) return fault(texts.unbegun);
    if (!begin.test(line)) continue;
    const inner = line.length > longestMarker ? undefined : wholeBegin.exec(line)?.[1];
    if (inner === undefined || inner.includes('-->')) return fault(texts.malformed);
    const words = wordsOf(inner);
    if (words === undefined) return fault(texts.unquoted);
    if (words.length === 0) return fault(texts.malformed);
    let close = at + 1;
    while (close < lines.length && !end.test(lines[close] ?? '') && !begin.test(lines[close] ?? ''))
      close += 1;
    if (!end.test(lines[close] ?? '')) return fault(texts.unended);
    const content = lines.slice(at + 1, close).map((each) => `${each}\n`);
    blocks.push({ line: at + 1, words, content: content.join('') });
    at = close;
  }
  return { ok: true, blocks };
}

/**
 * The page with other contents in its blocks, in the order of {@link markedBlocks}; everything else
 * stays byte for byte, and so does the kind of line ends.
 */
export function withContents(
  page: string,
  blocks: readonly MarkedBlock[],
  contents: readonly string[],
): string {
  const ending = page.includes('\r\n') ? '\r\n' : '\n';
  // Each line with its own end, so that joining gives the page.
  const lines = page.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const parts: string[] = [];
  let from = 0;
  blocks.forEach((block, at) => {
    parts.push(...lines.slice(from, block.line), (contents[at] ?? '').replaceAll('\n', ending));
    from = block.line + (block.content.match(/\n/g)?.length ?? 0);
  });
  return [...parts, ...lines.slice(from)].join('');
}

/** Words parted by spaces; quotation marks hold one together. Undefined if one is not closed. */
function wordsOf(text: string): string[] | undefined {
  const words: string[] = [];
  const pattern = /\s*(?:"([^"]*)"|([^\s"]+))(?=\s|$)/y;
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text);
    if (found === null) return text.slice(pattern.lastIndex).trim() === '' ? words : undefined;
    words.push(found[1] ?? found[2] ?? '');
  }
  return words;
}
