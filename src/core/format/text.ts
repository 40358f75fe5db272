/**
 * What every printer agrees on about text: which characters may stand in a file at all, how free
 * text becomes one line, and how a comment is folded and wrapped.
 */

/**
 * A value that its format cannot hold, or that could leave its place in the file.
 * Printers throw it instead of changing the value: a path or an address that was silently altered
 * is worse than none. Text of the user goes through {@link plainText} or a slug first, and then
 * only a format's own gaps (a dollar in nginx, a double quote in keepalived) are left to throw.
 */
export class UnprintableError extends Error {
  /** The format that refused, for example `nginx`. */
  readonly format: string;
  /** The refused value. */
  readonly value: string;

  constructor(format: string, value: string, reason: string) {
    super(`${format}: ${reason}: ${JSON.stringify(value.slice(0, 120))}`);
    this.name = 'UnprintableError';
    this.format = format;
    this.value = value;
  }
}

// Control characters, line and paragraph separators, direction marks and overrides ("Trojan
// source"), invisible joiners that change no glyph, byte order mark, lone surrogates and
// noncharacters (systemd rejects a whole line for the last two). U+200C and U+200D stay: Persian
// and emoji sequences need them.
const UNPRINTABLE =
  /\p{Cc}|\p{Zl}|\p{Zp}|\p{Cs}|\p{Noncharacter_Code_Point}|[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/u;
const UNPRINTABLE_ALL = new RegExp(UNPRINTABLE.source, 'gu');
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;

/** Whether every character of the text may stand in a file that a person reads and a program parses. */
export function isPrintable(text: string): boolean {
  return !UNPRINTABLE.test(text);
}

/**
 * Free text as one harmless line: breaks and tabs become a space, anything else that cannot be
 * seen becomes U+FFFD, the ends are trimmed. The result is printable (see {@link isPrintable}).
 */
export function plainText(text: string): string {
  return text.replace(BREAKS, ' ').replace(UNPRINTABLE_ALL, '\ufffd').trim();
}

/**
 * The text itself, if it is printable.
 * @throws UnprintableError otherwise
 */
export function printable(format: string, text: string): string {
  if (!isPrintable(text)) {
    throw new UnprintableError(format, text, 'a control or invisible character');
  }
  return text;
}

/**
 * The text itself, if it matches the pattern: for words that the program writes (keywords,
 * section names) or that a slug has made.
 * @throws UnprintableError otherwise
 */
export function matching(format: string, text: string, pattern: RegExp, what: string): string {
  if (!pattern.test(text)) throw new UnprintableError(format, text, `not a ${what}`);
  return text;
}

/**
 * A number as digits.
 * @throws UnprintableError for NaN and the infinities
 */
export function decimal(format: string, value: number): string {
  if (!Number.isFinite(value)) throw new UnprintableError(format, String(value), 'not a number');
  return String(value);
}

/** Length in bytes when written as UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** The longest beginning of the text, in whole code points, of at most so many bytes of UTF-8. */
export function truncateUtf8(text: string, maxBytes: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += utf8Length(character);
    if (bytes > maxBytes) break;
    kept += character;
  }
  return kept;
}

const COMMENT_WIDTH = 96;

/**
 * A comment as whole lines, each starting with the prefix. Breaks inside the text are folded, then
 * the text is wrapped at {@link COMMENT_WIDTH} code points: nginx fails on a comment beyond
 * 4096 bytes and keepalived cuts lines at 1024. No line ends in a backslash, which systemd and
 * keepalived would read as a continuation.
 */
export function commentLines(text: string, prefix: string): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  const flush = (): void => {
    const body = line.join('').trim();
    if (body !== '') lines.push(`${prefix} ${body.endsWith('\\') ? `${body}.` : body}`);
    line = [];
  };
  for (const word of plainText(text).split(' ')) {
    const characters = [...word];
    if (line.length > 0 && line.length + 1 + characters.length > COMMENT_WIDTH) flush();
    if (line.length > 0) line.push(' ');
    for (const character of characters) {
      if (line.length >= COMMENT_WIDTH) flush();
      line.push(character);
    }
  }
  flush();
  return lines;
}

/** Several comments, one after the other; see {@link commentLines}. */
export function commentBlock(texts: readonly string[], prefix: string): string[] {
  return texts.flatMap((text) => commentLines(text, prefix));
}

/** Lines joined with LF, the last one ended too: HAProxy refuses a file whose last line is not. */
export function fileText(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
