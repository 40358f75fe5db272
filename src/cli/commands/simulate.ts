import { explainScenario, explainSteps } from '../../core/analysis/scenario/explain-scenario.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { CliError } from '../cli-error.ts';
import { formatOption, type CliCommand, type Invocation } from '../command.ts';
import { readTopology } from '../files.ts';
import { printMatrix } from '../matrix-output.ts';
import { playedFrom, scenarioOptions } from '../scenario-options.ts';
import { scenarioJson, scenarioText, type ToldStep } from '../scenario-output.ts';

export const simulateCommand: CliCommand = {
  name: 'simulate',
  synopsis:
    'FILE [--fail KIND:NAME[,…]] [--cut A,B] [--isolate NAME] [--partition NAME,…|NAME,…] [--scenario NAME] [--format text|json], or FILE --matrix [--format text|markdown|csv|json]',
  summary:
    'Say what failures do: who gets what on which side, what moves where and how long that takes. A process is component:NAME/PROCESS, etcd out of space etcd-cluster:NAME/space. A saved scenario is told step by step. --matrix plays every single failure. Status 1 if the API is unavailable at the end (on a side; with --matrix as drawn).',
  options: { ...scenarioOptions, matrix: { type: 'boolean' }, format: { type: 'string' } },
  run: (invocation) =>
    invocation.options['matrix'] === true ? playAll(invocation) : playOne(invocation),
};

async function playOne({ positionals, options, language, environment }: Invocation) {
  const format = formatOption(options, ['text', 'json']);
  const index = indexTopology(await readTopology(positionals[0], environment, language));
  const { scenario, steps } = playedFrom(index, options);
  const told = steps === null ? [] : [...explainSteps(index, steps)];
  const last = told.at(-1) ?? explainScenario(index, scenario);
  const stepsTold = (steps ?? []).flatMap((step, at): ToldStep[] => {
    const report = told[at];
    return report === undefined ? [] : [{ step, report }];
  });
  environment.print(
    format === 'json'
      ? `${JSON.stringify(scenarioJson(index, last, stepsTold, language))}\n`
      : scenarioText(index, last, stepsTold, language),
  );
  return last.api === 'unavailable' ? 1 : 0;
}

async function playAll({ positionals, options, language, environment }: Invocation) {
  const format = formatOption(options, ['text', 'markdown', 'csv', 'json']);
  const other = Object.keys(scenarioOptions).find((name) => options[name] !== undefined);
  if (other !== undefined) {
    throw new CliError(`--matrix plays every single failure; leave out --${other}.`);
  }
  const index = indexTopology(await readTopology(positionals[0], environment, language));
  const { text, available } = printMatrix(index, format, language);
  environment.print(text);
  return available ? 0 : 1;
}
