import { runDiagnostics } from '../../core/diagnostics/run.ts';
import { severities, type Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { renderDiagnostic } from '../../core/diagnostics/render.ts';
import { fixAllSafe } from '../../core/diagnostics/fix.ts';
import { indexTopology, type TopologyIndex } from '../../core/graph/topology-index.ts';
import type { Language } from '../../core/model/message.ts';
import { writeDocument } from '../../core/persistence/write-document.ts';
import { CliError } from '../cli-error.ts';
import { formatOption, textOption, type CliCommand } from '../command.ts';
import { readTopology, write } from '../files.ts';
import { nameOf } from '../names.ts';

export const checkCommand: CliCommand = {
  name: 'check',
  synopsis: 'FILE [--format text|json] [--fix -o FILE]',
  summary: 'List what is wrong with a design. Status 1 if there is an error.',
  options: {
    format: { type: 'string' },
    fix: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
  },
  async run({ positionals, options, language, environment }) {
    const format = formatOption(options, ['text', 'json']);
    let topology = await readTopology(positionals[0], environment, language);
    if (options['fix'] === true) {
      const output = textOption(options, 'output');
      if (output === undefined) throw new CliError('--fix needs -o FILE for the mended design.');
      ({ topology } = fixAllSafe(topology));
      await write(output, writeDocument(topology));
      environment.log(`Wrote ${output}`);
    }
    const index = indexTopology(topology);
    const diagnostics = runDiagnostics(index);
    environment.print(
      format === 'json'
        ? `${JSON.stringify(asJson(index, diagnostics, language))}\n`
        : asText(index, diagnostics, language),
    );
    return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

function counts(diagnostics: readonly Diagnostic[]): Record<string, number> {
  return Object.fromEntries(
    severities.map((severity) => [
      severity,
      diagnostics.filter((diagnostic) => diagnostic.severity === severity).length,
    ]),
  );
}

function asJson(index: TopologyIndex, diagnostics: readonly Diagnostic[], language: Language) {
  return {
    diagnostics: diagnostics.map((diagnostic) => ({
      rule: diagnostic.rule,
      severity: diagnostic.severity,
      message: renderDiagnostic(diagnostic, language).message,
      targets: diagnostic.targets.map(({ kind, id }) => ({ kind, id, name: nameOf(index, id) })),
      fixable: diagnostic.fixable,
    })),
    counts: counts(diagnostics),
  };
}

function asText(
  index: TopologyIndex,
  diagnostics: readonly Diagnostic[],
  language: Language,
): string {
  const lines = diagnostics.flatMap((diagnostic) => {
    const { message, remediation } = renderDiagnostic(diagnostic, language);
    const names = diagnostic.targets.map(({ id }) => nameOf(index, id)).join(', ');
    return [
      `${diagnostic.severity.padEnd(7)}  ${message}  [${diagnostic.rule}]`,
      `         ${names}. ${remediation}`,
    ];
  });
  const { error, warning, info } = counts(diagnostics);
  return `${[...lines, `${error} errors, ${warning} warnings, ${info} notes`].join('\n')}\n`;
}
