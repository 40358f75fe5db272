import { commentBlock, fileText, matching, printable, UnprintableError } from './text.ts';

/**
 * Shell text written by the program itself, such as `"$1"` or `$(date)`. Never built from what a
 * user typed.
 */
export interface ShellCode {
  readonly code: string;
}

export type ShellWord = string | number | ShellCode;

const FORMAT = 'shell';
const BARE = /^[A-Za-z0-9_@%+:,./-]+$/;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const RESERVED = new Set(
  'if then else elif fi do done case esac while until for in select function time coproc'.split(
    ' ',
  ),
);

/**
 * A word that POSIX `sh` reads back as exactly this text: bare if plain, else in single quotes.
 * It may still start with `-`; a command that takes options needs `--` before it.
 * @throws UnprintableError for a control character (`plainText` or a here-document is the way for
 *   text of several lines)
 */
export function sh(text: string): string {
  if (BARE.test(text) && !RESERVED.has(text)) return text;
  return `'${printable(FORMAT, text).replaceAll("'", "'\\''")}'`;
}

/** A simple command, each word quoted as {@link sh} does; a {@link ShellCode} stands as written. */
export function command(name: string, ...words: readonly ShellWord[]): string {
  return [sh(name), ...words.map(shellWord)].join(' ');
}

/**
 * An assignment, `NAME='text'`.
 * @throws UnprintableError for a name that a shell would not take
 */
export function assignment(name: string, value: ShellWord): string {
  return `${matching(FORMAT, name, NAME, 'variable name')}=${shellWord(value)}`;
}

function shellWord(word: ShellWord): string {
  return typeof word === 'object' ? word.code : sh(String(word));
}

/** Comments as lines, folded and wrapped. */
export function comments(...texts: readonly string[]): string[] {
  return commentBlock(texts, '#');
}

/**
 * A command with the content as its standard input, taken literally (`<<'EOF'`). The delimiter is
 * numbered until no line of the content equals it.
 * @param commandText made by {@link command}
 * @param content lines ended by LF
 * @throws UnprintableError for content that does not end in LF (a here-document cannot express
 *   it) or holds a control character other than LF and tab
 */
export function hereDocument(commandText: string, content: string, label = 'EOF'): string {
  matching(FORMAT, label, NAME, 'here-document delimiter');
  printable(FORMAT, content.replace(/[\n\t]/g, ''));
  if (content !== '' && !content.endsWith('\n')) {
    throw new UnprintableError(FORMAT, content, 'a here-document without final line end');
  }
  const lines = new Set(content.split('\n'));
  let delimiter = label;
  for (let count = 2; lines.has(delimiter); count += 1) delimiter = `${label}_${count}`;
  return `${commandText} <<'${delimiter}'\n${content}${delimiter}`;
}

/** A script for `/bin/sh` that stops at the first error or unset variable, ended by LF. */
export function script(heading: readonly string[], lines: readonly string[]): string {
  return fileText(['#!/bin/sh', ...comments(...heading), 'set -eu', ...lines]);
}
