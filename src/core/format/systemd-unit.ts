import { commentBlock, decimal, fileText, matching, printable, UnprintableError } from './text.ts';

/** A command line for `ExecStart=` and its kin: an absolute path, then arguments taken literally. */
export interface SystemdCommand {
  readonly command: readonly [path: string, ...args: string[]];
  /** systemd's leading sign: `-` ignores failure, `+` runs with full privileges. */
  readonly prefix?: '-' | '+';
}

export interface SystemdEntry {
  readonly key: string;
  readonly value: string | number | boolean | SystemdCommand;
  readonly comment?: string;
}

export interface SystemdSection {
  readonly name: string;
  readonly comment?: string;
  readonly entries: readonly SystemdEntry[];
}

export interface SystemdUnit {
  readonly heading?: readonly string[];
  readonly sections: readonly SystemdSection[];
}

const FORMAT = 'systemd unit';
const NAME = /^[A-Za-z][A-Za-z0-9-]*$/;
const PATH = /^(?:\/[A-Za-z0-9_.+-]+)+$/;
const BARE = /^[A-Za-z0-9_./:=@,+-]+$/;

/**
 * A plain value: specifiers are doubled (`%` → `%%`), the rest stands as it is, since systemd
 * keeps quotes and backslashes of such settings.
 * @throws UnprintableError for a control character, white space at an end (systemd would strip
 *   it) or a final backslash (it would continue on the next line)
 */
export function systemdValue(text: string): string {
  printable(FORMAT, text);
  if (text !== text.trim()) throw new UnprintableError(FORMAT, text, 'white space at an end');
  if (text.endsWith('\\')) throw new UnprintableError(FORMAT, text, 'a final backslash');
  return text.replaceAll('%', '%%');
}

/**
 * One argument of a command line: double quotes, with `\\`, `\"`, `$$` and `%%` for what systemd
 * would undo or replace inside them.
 * @throws UnprintableError for a control character
 */
export function systemdArgument(text: string): string {
  if (BARE.test(text)) return text;
  const escaped = printable(FORMAT, text)
    .replace(/["\\]/g, '\\$&')
    .replaceAll('%', '%%')
    .replaceAll('$', '$$$$');
  return `"${escaped}"`;
}

/**
 * A unit or drop-in, sections and entries in the order given, ended by LF. Booleans print as
 * `yes` and `no`; an empty string resets a list setting.
 * @throws UnprintableError as {@link systemdValue} and {@link systemdArgument} do
 */
export function printSystemdUnit(unit: SystemdUnit): string {
  const lines = commentBlock(unit.heading ?? [], '#');
  for (const section of unit.sections) {
    if (lines.length > 0) lines.push('');
    if (section.comment !== undefined) lines.push(...commentBlock([section.comment], '#'));
    lines.push(`[${matching(FORMAT, section.name, NAME, 'section name')}]`);
    for (const { key, value, comment } of section.entries) {
      if (comment !== undefined) lines.push(...commentBlock([comment], '#'));
      lines.push(`${matching(FORMAT, key, NAME, 'setting')}=${valueText(value)}`);
    }
  }
  return fileText(lines);
}

function valueText(value: SystemdEntry['value']): string {
  if (typeof value === 'number') return decimal(FORMAT, value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return systemdValue(value);
  const [path, ...args] = value.command;
  matching(FORMAT, path, PATH, 'plain absolute path');
  return `${value.prefix ?? ''}${[path, ...args.map(systemdArgument)].join(' ')}`;
}
