import { compareDesigns } from '../../core/advice/compare.ts';
import type { DesignComparison, DesignSummary, Measure } from '../../core/advice/comparison.ts';
import { compareReport, regressionSentence, sideNames } from '../../core/advice/compare-report.ts';
import { describeRow, trendNames } from '../../core/advice/describe-comparison.ts';
import { services } from '../../core/analysis/exact/analysis.ts';
import { toleranceKinds } from '../../core/analysis/verdict.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { renderMessage, type Language } from '../../core/model/message.ts';
import { CliError } from '../cli-error.ts';
import { formatOption, type CliCommand } from '../command.ts';
import { readTopology } from '../files.ts';
import { textTable } from '../text-table.ts';

export const compareCommand: CliCommand = {
  name: 'compare',
  synopsis: 'FILE_A FILE_B [--format text|json|markdown]',
  summary:
    'Set two designs side by side. Status 1 if B survives less, is down longer or has more errors than A.',
  options: { format: { type: 'string' } },
  async run({ positionals, options, language, environment }) {
    const format = formatOption(options, ['text', 'json', 'markdown']);
    const [a, b] = positionals;
    if (a === undefined || b === undefined) throw new CliError('Name two designs to compare.');
    if (a === '-' && b === '-') throw new CliError('Only one design can be standard input.');
    const comparison = compareDesigns(
      indexTopology(await readTopology(a, environment, language)),
      indexTopology(await readTopology(b, environment, language)),
    );
    environment.print(printed(comparison, format, language));
    return comparison.regressions.length > 0 ? 1 : 0;
  },
};

function printed(
  comparison: DesignComparison,
  format: 'text' | 'json' | 'markdown',
  language: Language,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(asJson(comparison))}\n`;
    case 'markdown':
      return compareReport(comparison, language);
    case 'text':
      return asText(comparison, language);
  }
}

function asText(comparison: DesignComparison, language: Language): string {
  const names = sideNames(comparison);
  const rows = comparison.rows.map((row) => {
    const { name, a, b, change } = describeRow(comparison, row);
    return [
      name[language],
      renderMessage(a, language),
      renderMessage(b, language),
      renderMessage(change, language),
    ];
  });
  const rules = comparison.rules.map(({ rule, a, b, trend }) => [
    rule,
    String(a),
    String(b),
    trendNames[trend][language],
  ]);
  const tables = [rows, rules]
    .filter((table) => table.length > 0)
    .map((table) => textTable([['', names.a, names.b], ...table]));
  return `${[...tables, regressionSentence(comparison, language, names)].join('\n\n')}\n`;
}

function asJson(comparison: DesignComparison) {
  const { a, b, rows, rules, regressions } = comparison;
  const named = (wanted: (row: (typeof rules)[number]) => boolean): string[] =>
    rules.filter(wanted).map(({ rule }) => rule);
  return {
    a: summaryAsJson(a),
    b: summaryAsJson(b),
    changes: rows
      .filter(({ trend }) => trend !== 'equal')
      .map(({ measure, trend }) => ({ measure: pathOf(measure), trend })),
    rules: {
      onlyInA: named((row) => row.b === 0),
      onlyInB: named((row) => row.a === 0),
      inBoth: named((row) => row.a > 0 && row.b > 0),
    },
    regressions: regressions.map(pathOf),
  };
}

function summaryAsJson(summary: DesignSummary) {
  return {
    name: summary.name,
    api: summary.api,
    tolerates: Object.fromEntries(
      toleranceKinds.map((kind) => [kind, summary.tolerates[kind]?.tolerated ?? null]),
    ),
    downtimeMinutesPerYear: Object.fromEntries(
      services.map((service, at) => [service, summary.availability[at]?.minutesPerYear ?? null]),
    ),
    unavailability: Object.fromEntries(
      services.map((service, at) => [service, summary.availability[at]?.unavailability ?? null]),
    ),
    hosts: summary.hosts,
    components: summary.components,
    findings: summary.findings,
  };
}

/** Where a measure stands in the summary of a design. */
function pathOf(measure: Measure): string {
  switch (measure.of) {
    case 'api':
      return 'api';
    case 'tolerance':
      return `tolerates.${measure.kind}`;
    case 'downtime':
      return `downtimeMinutesPerYear.${measure.service}`;
    case 'hosts':
      return 'hosts';
    case 'components':
      return `components.${measure.kind}`;
    case 'findings':
      return `findings.${measure.severity}`;
  }
}
