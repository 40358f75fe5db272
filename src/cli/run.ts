import { parseArgs } from 'node:util';
import { languages, type Language } from '../core/model/message.ts';
import { toolVersion } from '../core/model/version.ts';
import { CliError } from './cli-error.ts';
import { textOption, type CliCommand, type CliEnvironment } from './command.ts';
import { analyzeCommand } from './commands/analyze.ts';
import { checkCommand } from './commands/check.ts';
import { compareCommand } from './commands/compare.ts';
import { diffCommand } from './commands/diff.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { newCommand } from './commands/new.ts';
import { renderCommand } from './commands/render.ts';
import { rulesCommand } from './commands/rules.ts';
import { shareCommand } from './commands/share.ts';
import { simulateCommand } from './commands/simulate.ts';

const commands: readonly CliCommand[] = [
  newCommand,
  importCommand,
  checkCommand,
  rulesCommand,
  analyzeCommand,
  simulateCommand,
  compareCommand,
  diffCommand,
  renderCommand,
  exportCommand,
  shareCommand,
];

function usage(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Usage: quorate COMMAND … [--language en|zh]',
    '',
    ...commands.flatMap(({ name, synopsis, summary }) => [
      `  ${name.padEnd(width)}  ${synopsis}`,
      `  ${' '.repeat(width)}  ${summary}`,
    ]),
    '',
    'FILE is a topology (JSON or YAML), an exported zip, a picture or page made by render, a share link, or - for',
    'standard input.',
    'Status: 0 fine, 1 the design is at fault (see each command), 2 bad usage or unreadable input.',
    '',
  ].join('\n');
}

/** Runs one command line and resolves to its exit status. */
export async function run(
  args: readonly string[],
  environment: CliEnvironment,
): Promise<0 | 1 | 2> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    environment.print(usage());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    environment.print(`${toolVersion}\n`);
    return 0;
  }
  const command = commands.find((known) => known.name === name);
  try {
    if (command === undefined) {
      throw new CliError(`There is no command "${name}". quorate --help lists them.`);
    }
    if (rest.includes('--help') || rest.includes('-h')) {
      environment.print(`Usage: quorate ${name} ${command.synopsis}\n${command.summary}\n`);
      return 0;
    }
    const { values, positionals } = parse(command, rest);
    const language = languageOf(textOption(values, 'language'));
    return await command.run({ positionals, options: values, language, environment });
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    environment.log(`quorate: ${error.message}`);
    return 2;
  }
}

function parse(command: CliCommand, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...command.options, language: { type: 'string' } },
    });
  } catch (error) {
    throw new CliError(`${(error as Error).message} (quorate ${command.name} --help)`);
  }
}

function languageOf(text: string | undefined): Language {
  if (text === undefined) return 'en';
  const language = languages.find((known) => known === text);
  if (language === undefined) throw new CliError(`--language ${text}: choose en or zh.`);
  return language;
}
