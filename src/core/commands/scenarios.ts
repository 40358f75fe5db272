import { message, type Localized } from '../model/message.ts';
import { scenarioSchema, type SavedScenario, type ScenarioStep } from '../model/topology.ts';
import { refuse, type CommandDefinition } from './definition.ts';
import { checked, idSource } from './edit.ts';

const texts = {
  gone: { en: 'The scenario does not exist any more.', zh: '该场景已不存在。' },
  unnamed: { en: 'A scenario needs a name.', zh: '场景需要一个名称。' },
} satisfies Record<string, Localized>;

export const addScenario: CommandDefinition<'add-scenario'> = {
  apply(topology, { name, steps }) {
    const id = idSource(topology)('scenario');
    const scenario = named({ id, name, steps });
    return { ...topology, scenarios: [...topology.scenarios, scenario] };
  },
  label: (_before, { name }) =>
    message({ en: 'Save scenario {name}', zh: '保存场景 {name}' }, { name }),
};

export const updateScenario: CommandDefinition<'update-scenario'> = {
  apply(topology, { id, name, steps }) {
    const at = topology.scenarios.findIndex((each) => each.id === id);
    const scenario = topology.scenarios[at];
    if (scenario === undefined) return refuse(texts.gone);
    const changed = named({
      ...scenario,
      ...(name === undefined ? {} : { name }),
      ...(steps === undefined ? {} : { steps }),
    });
    return JSON.stringify(changed) === JSON.stringify(scenario)
      ? topology
      : { ...topology, scenarios: topology.scenarios.with(at, changed) };
  },
  label(before, { id, name }) {
    const known = nameOf(before.scenarios, id);
    return name === undefined || name === known
      ? message({ en: 'Change scenario {name}', zh: '修改场景 {name}' }, { name: known })
      : message(
          { en: 'Rename scenario {before} to {name}', zh: '将场景 {before} 重命名为 {name}' },
          { before: known, name },
        );
  },
};

export const removeScenario: CommandDefinition<'remove-scenario'> = {
  apply(topology, { id }) {
    const scenarios = topology.scenarios.filter((each) => each.id !== id);
    if (scenarios.length === topology.scenarios.length) return refuse(texts.gone);
    return { ...topology, scenarios };
  },
  label: (before, { id }) =>
    message(
      { en: 'Delete scenario {name}', zh: '删除场景 {name}' },
      { name: nameOf(before.scenarios, id) },
    ),
};

/**
 * Scenarios without what is gone: its id and its processes leave the steps. A step that loses its
 * last target goes, and so does a cut that loses one of its two places, as it would come to mean
 * that the other one is cut off from everything. A scenario stays, even without steps.
 */
export function withoutTargets(
  scenarios: SavedScenario[],
  removed: ReadonlySet<string>,
): SavedScenario[] {
  const stays = (target: string): boolean => !removed.has(target.split(':', 1)[0] ?? target);
  const shorten = (step: ScenarioStep): ScenarioStep[] => {
    const targets = step.targets.filter(stays);
    if (targets.length === step.targets.length) return [step];
    const isCut = step.action === 'cut' || step.action === 'join';
    return targets.length === 0 || isCut ? [] : [{ ...step, targets }];
  };
  return scenarios.map((scenario) => {
    const isTouched = scenario.steps.some(({ targets }) => !targets.every(stays));
    return isTouched ? { ...scenario, steps: scenario.steps.flatMap(shorten) } : scenario;
  });
}

function named(input: Readonly<Record<string, unknown>>): SavedScenario {
  const scenario = checked(scenarioSchema, input);
  return scenario.name.trim() === '' ? refuse(texts.unnamed) : scenario;
}

function nameOf(scenarios: readonly SavedScenario[], id: string): string {
  return scenarios.find((each) => each.id === id)?.name ?? id;
}
