import { commentBlock, decimal, fileText, matching, printable } from './text.ts';

export interface EnvVariable {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly comment?: string;
}

export interface EnvFile {
  readonly heading?: readonly string[];
  readonly variables: readonly EnvVariable[];
}

const FORMAT = 'environment file';
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const BARE = /^[A-Za-z0-9_./:@%+=,-]+$/;

/**
 * One value as both systemd's `EnvironmentFile=` and `sh` read it. Double quotes with the four
 * escapes `\"`, `\\`, `` \` `` and `\$`: older systemd also undoes a backslash in single quotes,
 * so those would not mean the same everywhere.
 * @throws UnprintableError for a control character, a newline above all
 */
export function envValue(value: string): string {
  if (BARE.test(value)) return value;
  return `"${printable(FORMAT, value).replace(/["\\`$]/g, '\\$&')}"`;
}

/**
 * An environment file, one `NAME=value` a line in the order given, ended by LF.
 * @throws UnprintableError as {@link envValue} does, or for a name that a shell would not take
 */
export function printEnvFile(file: EnvFile): string {
  const lines = commentBlock(file.heading ?? [], '#');
  for (const { name, value, comment } of file.variables) {
    if (comment !== undefined) lines.push(...commentBlock([comment], '#'));
    const text = typeof value === 'number' ? decimal(FORMAT, value) : envValue(String(value));
    lines.push(`${matching(FORMAT, name, NAME, 'variable name')}=${text}`);
  }
  return fileText(lines);
}
