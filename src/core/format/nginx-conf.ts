import {
  commentBlock,
  decimal,
  fileText,
  matching,
  printable,
  UnprintableError,
  utf8Length,
} from './text.ts';

/**
 * Text with nginx variables (`$remote_addr`), written by the program itself. Never built from
 * what a user typed: nginx has no way to escape a dollar.
 */
export interface NginxCode {
  readonly code: string;
}

/** One directive; with a block it is printed as `words { … }`. A comment stands above it. */
export interface NginxDirective {
  readonly words: readonly [keyword: string, ...args: (string | number | NginxCode)[]];
  readonly block?: readonly NginxDirective[];
  readonly comment?: string;
}

export interface NginxConf {
  readonly heading?: readonly string[];
  readonly directives: readonly NginxDirective[];
}

const FORMAT = 'nginx';
const KEYWORD = /^[a-z][a-z0-9_]*$/;
const BARE = /^[A-Za-z0-9_.:/*@%+=,[\]-]+$/;
// nginx reads a word into a buffer of 4096 bytes; escapes may double ours.
const MAX_WORD_BYTES = 2000;

/**
 * One literal argument, in double quotes unless it is plain. In quotes nginx undoes `\"` and `\\`
 * and takes braces, semicolons and `#` as text.
 * @throws UnprintableError for a control character, a dollar (nginx would read a variable and
 *   knows no escape) or more than 2000 bytes
 */
export function nginxArgument(value: string | number): string {
  if (typeof value === 'number') return decimal(FORMAT, value);
  if (value.includes('$')) throw new UnprintableError(FORMAT, value, 'a dollar cannot be escaped');
  if (BARE.test(value) && value.length <= MAX_WORD_BYTES) return value;
  return quoted(printable(FORMAT, value));
}

function codeArgument(code: string): string {
  printable(FORMAT, code.replace(/[\n\t]/g, ''));
  return quoted(code);
}

function quoted(text: string): string {
  if (utf8Length(text) > MAX_WORD_BYTES) {
    throw new UnprintableError(FORMAT, text, `more than ${MAX_WORD_BYTES} bytes in one word`);
  }
  const escaped = text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  return `"${escaped}"`;
}

/**
 * A configuration of nginx, directives in the order given, ended by LF.
 * @throws UnprintableError as {@link nginxArgument} does, or for a keyword that is none
 */
export function printNginxConf(conf: NginxConf): string {
  const lines = commentBlock(conf.heading ?? [], '#');
  if (lines.length > 0) lines.push('');
  printDirectives(conf.directives, '', lines);
  return fileText(lines);
}

function printDirectives(
  directives: readonly NginxDirective[],
  indent: string,
  lines: string[],
): void {
  for (const directive of directives) {
    if (directive.comment !== undefined) {
      lines.push(...commentBlock([directive.comment], `${indent}#`));
    }
    const [keyword, ...args] = directive.words;
    const words = [matching(FORMAT, keyword, KEYWORD, 'directive')];
    for (const arg of args) {
      words.push(typeof arg === 'object' ? codeArgument(arg.code) : nginxArgument(arg));
    }
    const text = `${indent}${words.join(' ')}`;
    if (directive.block === undefined) {
      lines.push(`${text};`);
    } else {
      lines.push(`${text} {`);
      printDirectives(directive.block, `${indent}    `, lines);
      lines.push(`${indent}}`);
    }
  }
}
