import { changeKinds, countChanges, diffSummary, tellDiff } from '../../core/diff/describe-diff.ts';
import { changeLine, changeNames, diffReport } from '../../core/diff/diff-report.ts';
import { diffTopologies, isEmptyDiff } from '../../core/diff/diff-topologies.ts';
import { plainText } from '../../core/format/text.ts';
import { renderMessage, type Language } from '../../core/model/message.ts';
import type { Topology } from '../../core/model/topology.ts';
import { CliError } from '../cli-error.ts';
import { formatOption, type CliCommand } from '../command.ts';
import { readTopology } from '../files.ts';

const formats = ['text', 'json', 'markdown'] as const;

export const diffCommand: CliCommand = {
  name: 'diff',
  synopsis: 'FILE_A FILE_B [--format text|json|markdown]',
  summary:
    'List what was added, removed, moved and changed from A to B, by ids. Status 1 if they differ.',
  options: { format: { type: 'string' } },
  async run({ positionals, options, language, environment }) {
    const format = formatOption(options, [...formats]);
    const [a, b] = positionals;
    if (a === undefined || b === undefined) throw new CliError('Name two designs to compare.');
    if (a === '-' && b === '-') throw new CliError('Only one design can be standard input.');
    const before = await readTopology(a, environment, language);
    const after = await readTopology(b, environment, language);
    environment.print(
      format === 'markdown'
        ? diffReport(before, after, { a, b }, language)
        : format === 'json'
          ? `${JSON.stringify(asJson(before, after))}\n`
          : asText(before, after, language),
    );
    return isEmptyDiff(diffTopologies(before, after)) ? 0 : 1;
  },
};

/** Signs at the start of a line, as those who read diffs know them. */
const signs = { added: '+', removed: '-', moved: '>', changed: '~' } as const;

function asText(before: Topology, after: Topology, language: Language): string {
  const diff = diffTopologies(before, after);
  const told = tellDiff(diff, before, after);
  const lines = changeKinds.flatMap((kind) => {
    const items = told.filter(({ change }) => change === kind);
    return items.length === 0
      ? []
      : [
          changeNames[kind][language],
          ...items.map((item) => `  ${signs[kind]} ${plainText(changeLine(item, language))}`),
        ];
  });
  const summary = renderMessage(diffSummary(told, diff.drawnElsewhere.length), language);
  return `${[...lines, summary].join('\n')}\n`;
}

function asJson(before: Topology, after: Topology) {
  const diff = diffTopologies(before, after);
  return {
    same: isEmptyDiff(diff),
    counts: countChanges(tellDiff(diff, before, after)),
    elements: diff.elements.map(({ id, collection, change, place, fields }) => ({
      id,
      collection,
      change,
      ...(place !== null && { from: place.from, to: place.to }),
      ...(fields.length > 0 && { fields }),
    })),
    settings: diff.settings,
    scenarios: diff.scenarios.map(({ id, change }) => ({ id, change })),
    drawnElsewhere: diff.drawnElsewhere,
  };
}
