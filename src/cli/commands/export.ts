import { join } from 'node:path';
import { buildDesignBundle } from '../../core/bundle/design-bundle.ts';
import { zipBundle } from '../../core/exporters/zip.ts';
import { renderMessage } from '../../core/model/message.ts';
import { CliError } from '../cli-error.ts';
import { textOption, type CliCommand } from '../command.ts';
import { readTopology, write } from '../files.ts';

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
    for (const { message } of bundle.notes) environment.log(renderMessage(message, language));
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
