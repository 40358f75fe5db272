import type { ParseArgsConfig } from 'node:util';
import type { Language } from '../core/model/message.ts';
import { CliError } from './cli-error.ts';

export type OptionValues = Readonly<
  Record<string, string | boolean | (string | boolean)[] | undefined>
>;

/** What a command reads and writes; the real process, or a test's own. */
export interface CliEnvironment {
  readonly readStandardInput: () => Promise<Uint8Array>;
  /** Results. */
  readonly print: (text: string) => void;
  /** Messages. */
  readonly log: (text: string) => void;
}

export interface Invocation {
  readonly positionals: readonly string[];
  readonly options: OptionValues;
  readonly language: Language;
  readonly environment: CliEnvironment;
}

/** One command of the command line. */
export interface CliCommand {
  readonly name: string;
  /** After the name, as the usage text shows it. */
  readonly synopsis: string;
  readonly summary: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Resolves to the exit status: 0 fine, 1 the design is at fault. Throws CliError for status 2. */
  readonly run: (invocation: Invocation) => Promise<0 | 1>;
}

/** An option that takes a value, if it was given. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The value of `--format`, or the first of the formats. Throws CliError for one that is not known. */
export function formatOption<F extends string>(
  options: OptionValues,
  formats: readonly [F, ...F[]],
): F {
  const wanted = textOption(options, 'format');
  const format = wanted === undefined ? formats[0] : formats.find((each) => each === wanted);
  if (format === undefined) {
    const last = formats.at(-1) ?? '';
    const listed = `${formats.slice(0, -1).join(', ')} or ${last}`;
    throw new CliError(`--format ${wanted}: choose ${listed}.`);
  }
  return format;
}
