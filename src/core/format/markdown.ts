import { fileText, isPrintable, plainText, UnprintableError } from './text.ts';

/**
 * Free text inside a paragraph, heading, list item or link label: shown as it is, never read as
 * Markdown, HTML, a link, a mention of markup or mathematics. Breaks are folded; direction
 * overrides are made visible (see `plainText`).
 */
export function markdownText(text: string): string {
  return (
    plainText(text)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_[\]~|$^#]/g, '\\$&')
      // GFM links bare addresses by itself.
      .replaceAll('://', '\\://')
      .replace(/(www)\./gi, '$1\\.')
      .replaceAll('@', '\\@')
      .replace(/^([+=-])/, '\\$1')
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
  );
}

/**
 * Text as a code span, delimited by more backticks than it holds in a row. The span of an empty
 * text is a single space.
 */
export function markdownCode(text: string): string {
  const plain = plainText(text);
  if (plain === '') return '` `';
  const fence = '`'.repeat(longestRun(plain) + 1);
  const pad = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${plain}${pad}${fence}`;
}

/**
 * A fenced block. The fence is longer than any run of backticks inside, so no line can close it.
 * @param content LF-separated; tabs are kept
 * @param language letters, digits and hyphens, or empty
 * @throws UnprintableError for a control or invisible character other than LF and tab
 */
export function markdownFence(content: string, language = ''): string {
  if (!isPrintable(content.replace(/[\n\t]/g, ''))) {
    throw new UnprintableError('markdown', content, 'a control or invisible character');
  }
  if (!/^[A-Za-z0-9-]*$/.test(language)) {
    throw new UnprintableError('markdown', language, 'not a language');
  }
  const fence = '`'.repeat(Math.max(3, longestRun(content) + 1));
  const body = content === '' || content.endsWith('\n') ? content : `${content}\n`;
  return `${fence}${language}\n${body}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** A heading of level 1 to 6 from free text. */
export function markdownHeading(level: 1 | 2 | 3 | 4 | 5 | 6, text: string): string {
  return `${'#'.repeat(level)} ${markdownText(text)}`;
}

/**
 * A link. Only `http`, `https` and `mailto` addresses, paths within the bundle and fragments are
 * linked; for any other the label is all that is printed.
 */
export function markdownLink(label: string, target: string): string {
  const url = plainText(target);
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(url)?.[1]?.toLowerCase();
  const allowed = scheme === undefined ? !url.startsWith('//') : /^(?:https?|mailto)$/.test(scheme);
  if (url === '' || !allowed) return markdownText(label);
  const encoded = url.replace(/[^A-Za-z0-9._~:/?#@!$&'*+,;=%-]/gu, percentEncoded);
  // Some readers (marked) undo a backslash before a bracket and read the label once more.
  const safe = markdownText(label).replaceAll('\\[', '&#91;').replaceAll('\\]', '&#93;');
  return `[${safe}](${encoded})`;
}

function percentEncoded(character: string): string {
  if (character === '(') return '%28';
  if (character === ')') return '%29';
  return encodeURIComponent(character);
}

/** A cell of a table: free text, text to show as code, or a link. */
export type MarkdownCell =
  string | { readonly code: string } | { readonly label: string; readonly target: string };

/**
 * A GFM table, all cells free text unless given as `{ code }` or `{ label, target }`.
 * @throws RangeError for a row whose number of cells differs from the head's
 */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly MarkdownCell[])[],
): string {
  for (const row of rows) {
    if (row.length !== head.length) {
      throw new RangeError(`a row of ${row.length} cells in a table of ${head.length}`);
    }
  }
  const line = (cells: readonly MarkdownCell[]): string =>
    `| ${cells.map(tableCell).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function tableCell(cell: MarkdownCell): string {
  if (typeof cell === 'string') return markdownText(cell);
  if ('target' in cell) return markdownLink(cell.label, cell.target);
  // GFM splits a row at bars before it reads code spans, and readers differ on a backslash there.
  if (!cell.code.includes('|')) return markdownCode(cell.code);
  const text = markdownText(cell.code).replaceAll('\\\\', '&#92;').replaceAll('\\|', '&#124;');
  return `<code>${text}</code>`;
}

/** A list from items that are Markdown already, one line each. */
export function markdownList(items: readonly string[], numbered = false): string {
  return items
    .map((item, index) => `${numbered ? `${index + 1}.` : '-'} ${item.replaceAll('\n', ' ')}`)
    .join('\n');
}

/** A document from its blocks, an empty line between them, ended by LF. */
export function markdownDocument(blocks: readonly string[]): string {
  return fileText([blocks.join('\n\n')]);
}
