import { reviewReport } from '../../core/bundle/review-report.ts';
import { judge } from '../../core/diagnostics/run.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import type { Language } from '../../core/model/message.ts';
import { profiles, type Topology } from '../../core/model/topology.ts';
import { applyFixes } from '../check/check-fix.ts';
import { checkJson } from '../check/check-json.ts';
import { checkSarif, type CheckedSource } from '../check/check-sarif.ts';
import { checkText } from '../check/check-text.ts';
import { reaches, type Checked } from '../check/checked.ts';
import { CliError } from '../cli-error.ts';
import { formatOption, textOption, type CliCommand, type OptionValues } from '../command.ts';
import { readDesign } from '../files.ts';

const formats = ['text', 'json', 'sarif', 'markdown'] as const;
const limits = ['error', 'warning', 'none'] as const;

export const checkCommand: CliCommand = {
  name: 'check',
  synopsis: `FILE [--format ${formats.join('|')}] [--profile ${profiles.join('|')}] [--fail-on ${limits.join('|')}] [--fix [-o FILE] [--dry-run]]`,
  summary:
    'List what is wrong with a design, in markdown as a whole design review. --profile judges it by another profile than its own. --fix applies the fixes that keep what the design means and writes FILE, or that of -o; --dry-run prints the differences instead. Status 1 if there is an error left, or what --fail-on says.',
  options: {
    format: { type: 'string' },
    profile: { type: 'string' },
    'fail-on': { type: 'string' },
    fix: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    output: { type: 'string', short: 'o' },
  },
  async run({ positionals, options, language, environment }) {
    const format = formatOption(options, formats);
    const profile = choice(options, 'profile', profiles);
    const limit = choice(options, 'fail-on', limits) ?? 'error';
    const output = textOption(options, 'output');
    const fix = options['fix'] === true;
    const dryRun = options['dry-run'] === true;
    if (!fix && (dryRun || output !== undefined)) {
      throw new CliError(`${dryRun ? '--dry-run' : '-o'} goes with --fix.`);
    }
    if (dryRun && output !== undefined)
      throw new CliError('--dry-run writes nothing: leave out -o.');
    const [file = ''] = positionals;
    const design = await readDesign(positionals[0], environment, language);
    let topology = withProfile(design.topology, profile);
    let source: CheckedSource = {
      path: design.from === 'standard-input' ? undefined : file,
      text: design.from === 'file' ? design.text : undefined,
    };
    if (fix) {
      const request = { design, file, output, dryRun, language, environment };
      const mended = await applyFixes(topology, request);
      ({ topology } = mended);
      source = { path: mended.file, text: mended.text };
    }
    const index = indexTopology(topology);
    const checked = { index, ...judge(index) };
    if (!dryRun) environment.print(printed(checked, format, language, source));
    return limit !== 'none' && reaches(checked.findings, limit) ? 1 : 0;
  },
};

function printed(
  checked: Checked,
  format: (typeof formats)[number],
  language: Language,
  source: CheckedSource,
): string {
  switch (format) {
    case 'json':
      return checkJson(checked, language);
    case 'sarif':
      return checkSarif(checked, source, language);
    case 'markdown':
      return reviewReport(checked.index, language);
    case 'text':
      return checkText(checked, language);
  }
}

function withProfile(
  topology: Topology,
  profile: Topology['checks']['profile'] | undefined,
): Topology {
  return profile === undefined
    ? topology
    : { ...topology, checks: { ...topology.checks, profile } };
}

/** The value of an option that is one of a few words. Throws CliError for another. */
function choice<T extends string>(
  options: OptionValues,
  name: string,
  known: readonly T[],
): T | undefined {
  const text = textOption(options, name);
  const found = known.find((each) => each === text);
  if (text !== undefined && found === undefined) {
    throw new CliError(`--${name} ${text}: choose ${known.join(', ')}.`);
  }
  return found;
}
