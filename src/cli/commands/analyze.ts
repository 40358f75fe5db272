import { services } from '../../core/analysis/exact/analysis.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { analysisJson } from '../analysis-json.ts';
import { analysisReport } from '../analysis-report.ts';
import { analysisText } from '../analysis-text.ts';
import { CliError } from '../cli-error.ts';
import { formatOption, textOption, type CliCommand, type OptionValues } from '../command.ts';
import { readTopology } from '../files.ts';

/** Sets of more failures than anyone has elements for are not worth a list. */
const largestOrder = 20;

export const analyzeCommand: CliCommand = {
  name: 'analyze',
  synopsis: `FILE [--max-order N] [--service ${services.join('|')}] [--changes] [--format text|json]`,
  summary:
    'Say what the design survives, how likely it is down, which sets of failures do that, and with --changes what to change first. Sets are listed up to --max-order. Status 1 if the API is unavailable as drawn.',
  options: {
    'max-order': { type: 'string' },
    service: { type: 'string' },
    changes: { type: 'boolean' },
    format: { type: 'string' },
  },
  async run({ positionals, options, language, environment }) {
    const format = formatOption(options, ['text', 'json']);
    const maxOrder = orderOption(options);
    const service = serviceOption(options);
    const topology = await readTopology(positionals[0], environment, language);
    const report = analysisReport(indexTopology(topology), {
      maxOrder,
      changes: options['changes'] === true,
    });
    environment.print(
      format === 'json'
        ? `${JSON.stringify(analysisJson(report, service, language))}\n`
        : analysisText(report, language),
    );
    return report.analysis.available ? 0 : 1;
  },
};

function orderOption(options: OptionValues): number | undefined {
  const text = textOption(options, 'max-order');
  if (text === undefined) return undefined;
  const order = /^\d+$/.test(text) ? Number(text) : 0;
  if (order < 1 || order > largestOrder) {
    throw new CliError(`--max-order ${text}: give a whole number from 1 to ${largestOrder}.`);
  }
  return order;
}

function serviceOption(options: OptionValues): (typeof services)[number] {
  const text = textOption(options, 'service');
  const service = text === undefined ? 'api-writable' : services.find((each) => each === text);
  if (service === undefined) {
    throw new CliError(`--service ${text}: choose ${services.join(', ')}.`);
  }
  return service;
}
