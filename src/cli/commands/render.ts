import { drawView, fencedMarkdown } from '../../core/diagrams/registry.ts';
import { viewIds } from '../../core/diagrams/view.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { renderMessage } from '../../core/model/message.ts';
import { CliError } from '../cli-error.ts';
import { textOption, type CliCommand } from '../command.ts';
import { readTopology, write } from '../files.ts';

export const renderCommand: CliCommand = {
  name: 'render',
  synopsis: 'FILE --view NAME [--format mermaid|markdown] [--direction LR|TD] [-o FILE]',
  summary: `Draw a diagram. Views: ${viewIds.join(', ')}.`,
  options: {
    view: { type: 'string' },
    format: { type: 'string' },
    direction: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  async run({ positionals, options, language, environment }) {
    const name = textOption(options, 'view') ?? 'cluster';
    const view = viewIds.find((id) => id === name);
    if (view === undefined) {
      throw new CliError(`--view ${name}: choose one of ${viewIds.join(', ')}.`);
    }
    const format = textOption(options, 'format') ?? 'mermaid';
    if (format !== 'mermaid' && format !== 'markdown') {
      throw new CliError(
        `--format ${format}: choose mermaid or markdown. Pictures need a browser: open the design in Quorate and download the SVG or PNG.`,
      );
    }
    const direction = textOption(options, 'direction');
    if (direction !== undefined && direction !== 'LR' && direction !== 'TD') {
      throw new CliError(`--direction ${direction}: choose LR or TD.`);
    }
    const topology = await readTopology(positionals[0], environment, language);
    const diagram = drawView(indexTopology(topology), view, {
      language,
      ...(direction !== undefined && { direction }),
    });
    for (const note of diagram.notes) environment.log(renderMessage(note, language));
    const text = format === 'markdown' ? fencedMarkdown(diagram) : diagram.text;
    const output = textOption(options, 'output');
    if (output === undefined || output === '-') environment.print(text);
    else await write(output, text);
    return 0;
  },
};
