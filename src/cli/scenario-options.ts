import { scenarioAfter } from '../core/analysis/scenario/scenario-steps.ts';
import type { Scenario } from '../core/analysis/verdict.ts';
import type { TopologyIndex } from '../core/graph/topology-index.ts';
import type { ScenarioStep } from '../core/model/topology.ts';
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

/** What the options ask to play: the whole at once, or a saved scenario step by step. */
export interface Played {
  readonly scenario: Scenario;
  /** The steps of the saved scenario, then one for all that fails and for each cut besides. */
  readonly steps: readonly ScenarioStep[] | null;
}

/** Throws CliError for a name that nothing has, and for a saved scenario with a partition. */
export function playedFrom(index: TopologyIndex, options: OptionValues): Played {
  const failed = listed(options, 'fail').map((argument) => resolveElement(index, argument));
  const cuts = cutsFrom(index, options);
  const partition = partitionFrom(index, textOption(options, 'partition'));
  const saved = textOption(options, 'scenario');
  if (saved === undefined) {
    const scenario = {
      failed,
      ...(cuts.length > 0 && { cuts }),
      ...(partition !== undefined && { partition }),
    };
    return { scenario, steps: null };
  }
  if (partition !== undefined) {
    throw new CliError(
      '--partition names all sides at once; with --scenario use --cut or --isolate.',
    );
  }
  const steps: ScenarioStep[] = [
    ...resolveScenario(index, saved).steps,
    ...(failed.length > 0 ? [{ action: 'fail' as const, targets: failed }] : []),
    ...cuts.map((targets) => ({ action: 'cut' as const, targets: [...targets] })),
  ];
  return { scenario: scenarioAfter(steps), steps };
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
