import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { renderMessage } from '../model/message.ts';
import type { SavedScenario, ScenarioStep, Topology } from '../model/topology.ts';
import { applyCommand } from './apply.ts';
import type { Command } from './command.ts';
import { commandLabel } from './describe-command.ts';

const design = (): Topology => topology().zones(2).stacked(3).loadBalancers(2).vip('').build();
const step = (action: ScenarioStep['action'], ...targets: string[]): ScenarioStep => ({
  action,
  targets,
});

function run(document: Topology, ...commands: readonly Command[]): Topology {
  return commands.reduce((before, command) => {
    const result = applyCommand(before, command);
    if (!result.ok) throw new Error(renderMessage(result.reason, 'en'));
    return result.topology;
  }, document);
}

function refusal(document: Topology, command: Command): string {
  const result = applyCommand(document, command);
  return result.ok ? 'applied' : renderMessage(result.reason, 'en');
}

const save = (name: string, ...steps: ScenarioStep[]): Command => ({
  type: 'add-scenario',
  name,
  steps,
});

describe('saved scenarios', () => {
  it('get ids of their own, apart from those of elements', () => {
    const taken = topology().host('x').build();
    taken.hosts[0]!.id = 'scenario-1';
    const saved = run(taken, save('a', step('fail', 'scenario-1')), save('a'));
    expect(saved.scenarios).toEqual([
      { id: 'scenario-2', name: 'a', steps: [{ action: 'fail', targets: ['scenario-1'] }] },
      { id: 'scenario-3', name: 'a', steps: [] },
    ]);
    const added = run(saved, { type: 'add-host' });
    expect(added.hosts.map(({ id }) => id)).toEqual(['scenario-1', 'host-1']);
  });

  it('are renamed, changed and deleted', () => {
    const saved = run(design(), save('a', step('fail', 'm1')), save('b'));
    const update = (patch: object): Command => ({
      type: 'update-scenario',
      id: 'scenario-1',
      ...patch,
    });
    expect(run(saved, update({ name: 'c' })).scenarios[0]).toEqual({
      ...saved.scenarios[0],
      name: 'c',
    });
    expect(run(saved, update({ steps: [] })).scenarios[0]?.steps).toEqual([]);
    expect(run(saved, update({ name: 'a' }))).toBe(saved);
    const left = run(saved, { type: 'remove-scenario', id: 'scenario-1' });
    expect(left.scenarios.map(({ name }) => name)).toEqual(['b']);
  });

  it('keep unknown keys', () => {
    const document = design();
    document.scenarios.push({ id: 's', name: 'a', steps: [], colour: 'red' } as SavedScenario);
    const command: Command = { type: 'update-scenario', id: 's', name: 'b' };
    expect(run(document, command).scenarios[0]).toMatchObject({ name: 'b', colour: 'red' });
  });

  it('are refused without a name, with steps that no file can hold, or once they are gone', () => {
    expect(refusal(design(), save(' '))).toBe('A scenario needs a name.');
    expect(refusal(design(), save('n'.repeat(600)))).toMatch(/name/);
    const steps = [{ action: 'explode', targets: [] }] as unknown as ScenarioStep[];
    expect(refusal(design(), save('a', ...steps))).toMatch(/steps\[0\]\.action/);
    expect(refusal(design(), { type: 'remove-scenario', id: 'x' })).toMatch(/does not exist/);
    expect(refusal(design(), { type: 'update-scenario', id: 'x' })).toMatch(/does not exist/);
  });

  it('lose the targets that are deleted, and cuts that would come to mean another thing', () => {
    const saved = run(
      design(),
      save(
        'a',
        step('fail', 'm1', 'm2:kube-apiserver', 'm2'),
        step('fail', 'm2:kube-scheduler'),
        step('cut', 'zone-a', 'zone-b'),
        step('cut', 'zone-b'),
        step('join', 'zone-a', 'zone-b'),
      ),
      save('b', step('fail', 'm2')),
    );
    const steps = (...ids: string[]): ScenarioStep[][] =>
      run(saved, { type: 'remove', ids }).scenarios.map((each) => each.steps);
    expect(steps('m2')).toEqual([
      [
        step('fail', 'm1'),
        step('cut', 'zone-a', 'zone-b'),
        step('cut', 'zone-b'),
        step('join', 'zone-a', 'zone-b'),
      ],
      [],
    ]);
    expect(steps('zone-a')[0]).toEqual([
      step('fail', 'm1', 'm2:kube-apiserver', 'm2'),
      step('fail', 'm2:kube-scheduler'),
      step('cut', 'zone-b'),
    ]);
    // With the host go its components.
    expect(steps('host-m2')[1]).toEqual([]);
    const untouched = run(saved, { type: 'remove', ids: ['lb1'] }).scenarios;
    expect(untouched[0]).toBe(saved.scenarios[0]);
  });

  it('are named in the undo steps', () => {
    const saved = run(design(), save('lost {zone}'));
    const said = (command: Command): string => renderMessage(commandLabel(saved, command), 'en');
    const id = 'scenario-1';
    expect(said(save('x'))).toBe('Save scenario x');
    expect(said({ type: 'update-scenario', id, steps: [] })).toBe('Change scenario lost {zone}');
    expect(said({ type: 'update-scenario', id, name: 'y' })).toBe(
      'Rename scenario lost {zone} to y',
    );
    expect(said({ type: 'remove-scenario', id })).toBe('Delete scenario lost {zone}');
  });
});
