import {
  commentBlock,
  decimal,
  fileText,
  matching,
  printable,
  UnprintableError,
  utf8Length,
} from './text.ts';

/** One line; with a block it is printed as `words { … }`. A comment stands above it. */
export interface KeepalivedLine {
  /**
   * The keyword (or, in a block of values, the address or name that stands in its place), then
   * its arguments.
   */
  readonly words: readonly [keyword: string, ...args: (string | number)[]];
  readonly block?: readonly KeepalivedLine[];
  readonly comment?: string;
}

export interface KeepalivedConf {
  readonly heading?: readonly string[];
  readonly lines: readonly KeepalivedLine[];
}

const FORMAT = 'keepalived';
// What opens a line can change how keepalived reads it: `@host` makes it conditional, `$NAME=`
// defines, `~SEQ` repeats, `include` reads another file. None of these passes here.
const FIRST_WORD = /^(?:::)?[A-Za-z0-9][A-Za-z0-9_.:/-]*$|^::\/\d+$/;
const BARE = /^[A-Za-z0-9_.:/*+=,-]+$/;
// keepalived reads lines with fgets() into 1024 bytes; the rest would become a line of its own.
const MAX_LINE_BYTES = 1000;

/**
 * One argument, in double quotes unless it is plain: there `!` and `#` start no comment.
 * @throws UnprintableError for what keepalived cannot quote: a double quote (no escape exists), a
 *   backslash (read as an escape for scripts only), a dollar (definitions are replaced in quotes
 *   too), a brace (compared after unquoting), a control character, and the empty string
 */
export function keepalivedArgument(value: string | number): string {
  if (typeof value === 'number') return decimal(FORMAT, value);
  if (BARE.test(value)) return value;
  if (value === '') throw new UnprintableError(FORMAT, value, 'an empty argument');
  if (/["\\${}]/.test(value)) {
    throw new UnprintableError(FORMAT, value, 'a character that cannot be quoted');
  }
  return `"${printable(FORMAT, value)}"`;
}

/**
 * A configuration of keepalived, lines in the order given, ended by LF.
 * @throws UnprintableError as {@link keepalivedArgument} does, for a first word that is neither a
 *   keyword nor an address, or for a line of more than 1000 bytes
 */
export function printKeepalivedConf(conf: KeepalivedConf): string {
  const lines = commentBlock(conf.heading ?? [], '!');
  for (const [index, line] of conf.lines.entries()) {
    if (index > 0 || lines.length > 0) lines.push('');
    printLine(line, '', lines);
  }
  return fileText(lines);
}

function printLine(line: KeepalivedLine, indent: string, lines: string[]): void {
  if (line.comment !== undefined) lines.push(...commentBlock([line.comment], `${indent}!`));
  const [keyword, ...args] = line.words;
  matching(FORMAT, keyword, FIRST_WORD, 'keyword or address');
  if (keyword === 'include') throw new UnprintableError(FORMAT, keyword, 'files are not included');
  const text = `${indent}${[keyword, ...args.map(keepalivedArgument)].join(' ')}`;
  if (utf8Length(text) > MAX_LINE_BYTES) {
    throw new UnprintableError(FORMAT, text, `a line of more than ${MAX_LINE_BYTES} bytes`);
  }
  if (line.block === undefined) {
    lines.push(text);
    return;
  }
  lines.push(`${text} {`);
  for (const child of line.block) printLine(child, `${indent}    `, lines);
  lines.push(`${indent}}`);
}
