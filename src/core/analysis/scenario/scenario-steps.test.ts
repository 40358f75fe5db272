import { describe, expect, it } from 'vitest';
import type { ScenarioStep } from '../../model/topology.ts';
import { scenarioAfter } from './scenario-steps.ts';

const step = (action: ScenarioStep['action'], ...targets: string[]): ScenarioStep => ({
  action,
  targets,
});

describe('scenarioAfter', () => {
  it('is nothing without steps', () => {
    expect(scenarioAfter([])).toEqual({ failed: [] });
  });

  it('keeps what failed and was not restored, in order', () => {
    expect(
      scenarioAfter([
        step('fail', 'b', 'a'),
        step('fail', 'a', 'c'),
        step('restore', 'b', 'x'),
        step('fail', 'b'),
      ]),
    ).toEqual({ failed: ['a', 'c', 'b'] });
  });

  it('joins the places that were cut, whichever is named first', () => {
    const cut = [step('cut', 'a', 'b'), step('cut', 'b', 'a'), step('cut', 'c')];
    expect(scenarioAfter(cut)).toEqual({ failed: [], cuts: [['a', 'b'], ['c']] });
    expect(scenarioAfter([...cut, step('join', 'b', 'a')])).toEqual({ failed: [], cuts: [['c']] });
    expect(scenarioAfter([...cut, step('join', 'c'), step('join', 'a')]).cuts).toEqual([
      ['a', 'b'],
    ]);
  });

  it('cuts two places, and none from itself', () => {
    expect(scenarioAfter([step('cut', 'a', 'b', 'c')]).cuts).toEqual([['a', 'b']]);
    expect(scenarioAfter([step('cut', 'a', 'a'), step('cut')]).cuts).toEqual([['a']]);
  });
});
