import { join } from 'node:path';
import { buildDesignBundle } from '../../core/bundle/design-bundle.ts';
import type { Bundle } from '../../core/exporters/bundle.ts';
import { sameText } from '../../core/exporters/notes.ts';
import { zipBundle } from '../../core/exporters/zip.ts';
import { renderMessage, type Language, type Localized } from '../../core/model/message.ts';
import { CliError } from '../cli-error.ts';
import { textOption, type CliCommand } from '../command.ts';
import { readTopology, write } from '../files.ts';

const absentTitle: Localized = {
  en: 'Files that the design says too little for:',
  zh: '设计信息不足而未生成的文件：',
};

export const exportCommand: CliCommand = {
  name: 'export',
  synopsis: 'FILE -o ZIP|DIR',
  summary: 'Write the configs of every host: a zip if the name ends in .zip, else a folder.',
  options: { output: { type: 'string', short: 'o' } },
  async run({ positionals, options, language, environment }) {
    const output = textOption(options, 'output');
    if (output === undefined) throw new CliError('Name the zip or folder to write with -o.');
    const topology = await readTopology(positionals[0], environment, language);
    const bundle = buildDesignBundle(topology, language);
    for (const line of leftOut(bundle, language)) environment.log(line);
    if (output.endsWith('.zip')) await write(output, zipBundle(bundle));
    else {
      for (const file of bundle.files) {
        await write(join(output, file.path), file.content, file.mode);
      }
    }
    environment.log(`Wrote ${bundle.files.length} files to ${output}`);
    return 0;
  },
};

/** What other notes say; then each absent file with what is missing and what to do. */
function leftOut({ notes, absent }: Bundle, language: Language): string[] {
  const told = new Set(absent.flatMap(({ reasons }) => reasons.map(sameText)));
  const others = notes.filter(({ message }) => !told.has(sameText(message)));
  return [
    ...others.map(({ message }) => renderMessage(message, language)),
    ...(absent.length === 0 ? [] : [absentTitle[language]]),
    ...absent.flatMap(({ path, reasons }) => [
      `  ${path}`,
      ...reasons.map((reason) => `    ${renderMessage(reason, language)}`),
    ]),
  ];
}
