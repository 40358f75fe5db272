import { scenarioAfter } from '../core/analysis/scenario-steps.ts';
import type { Scenario } from '../core/analysis/verdict.ts';
import type { TopologyIndex } from '../core/graph/topology-index.ts';
import { CliError } from './cli-error.ts';
import { textOption, type CliCommand, type OptionValues } from './command.ts';
import { resolveElement, resolvePlace, resolveScenario } from './names.ts';

/** What may fail or be cut, as options of a command. */
export const scenarioOptions: CliCommand['options'] = {
  fail: { type: 'string', multiple: true },
  cut: { type: 'string', multiple: true },
  isolate: { type: 'string', multiple: true },
  partition: { type: 'string' },
  scenario: { type: 'string' },
};

/**
 * The scenario that the options describe: a saved one first, then all that fails or is cut besides.
 * Throws CliError for a name that nothing has.
 */
export function scenarioFrom(index: TopologyIndex, options: OptionValues): Scenario {
  const saved = textOption(options, 'scenario');
  const base =
    saved === undefined ? { failed: [] } : scenarioAfter(resolveScenario(index, saved).steps);
  const failed = listed(options, 'fail').map((argument) => resolveElement(index, argument));
  const cuts = [...(base.cuts ?? []), ...cutsFrom(index, options)];
  const partition = partitionFrom(index, textOption(options, 'partition'));
  return {
    failed: [...base.failed, ...failed],
    ...(cuts.length > 0 && { cuts }),
    ...(partition !== undefined && { partition }),
  };
}

function cutsFrom(index: TopologyIndex, options: OptionValues): (readonly string[])[] {
  const pairs = texts(options, 'cut').map((pair) => {
    const places = split(pair).map((name) => resolvePlace(index, name));
    if (places.length !== 2) {
      throw new CliError(`--cut ${pair}: name two places, as --cut zone-a,zone-b.`);
    }
    return places;
  });
  const alone = listed(options, 'isolate').map((name) => [resolvePlace(index, name)]);
  return [...pairs, ...alone];
}

function partitionFrom(
  index: TopologyIndex,
  text: string | undefined,
): readonly (readonly string[])[] | undefined {
  return text?.split('|').map((side) => split(side).map((name) => resolvePlace(index, name)));
}

function listed(options: OptionValues, name: string): string[] {
  return texts(options, name).flatMap(split);
}

function texts(options: OptionValues, name: string): string[] {
  const value = options[name];
  return Array.isArray(value) ? value.map(String) : [];
}

function split(list: string): string[] {
  return list.split(',').filter((part) => part !== '');
}
