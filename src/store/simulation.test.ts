import { describe, expect, it } from 'vitest';
import { topology } from '../testing/topology-builder.ts';
import {
  beginSimulation,
  chooseCutFrom,
  cutBetween,
  loadScenario,
  scenarioOf,
  stepBack,
  stepForward,
  toggleCut,
  toggleFailed,
  withoutMissing,
  type Simulation,
} from './simulation.ts';

const failed = (simulation: Simulation): readonly string[] => scenarioOf(simulation).failed;
const intact = beginSimulation();

describe('failing and restoring', () => {
  it('turns with every press of the same element', () => {
    const once = toggleFailed(intact, 'host-m1');
    expect(failed(once)).toEqual(['host-m1']);
    const twice = toggleFailed(once, 'host-m1');
    expect(failed(twice)).toEqual([]);
    expect(twice.steps.map(({ action }) => action)).toEqual(['fail', 'restore']);
  });
});

describe('steps', () => {
  const three = ['m1', 'm2', 'm3'].reduce(toggleFailed, intact);

  it('are taken back and again, and end at both ends', () => {
    const back = stepBack(stepBack(three));
    expect(failed(back)).toEqual(['m1']);
    expect(failed(stepForward(back))).toEqual(['m1', 'm2']);
    expect(stepForward(three)).toEqual(three);
    expect(stepBack(intact)).toEqual(intact);
  });

  it('that were taken back stay until a new one takes their place', () => {
    const other = toggleFailed(stepBack(stepBack(three)), 'e1');
    expect(failed(other)).toEqual(['m1', 'e1']);
    expect(failed(stepForward(other))).toEqual(['m1', 'e1']);
  });
});

describe('cuts', () => {
  it('join again whichever place is named first', () => {
    const cut = toggleCut(intact, ['zone-a', 'zone-b']);
    expect(cutBetween(scenarioOf(cut), ['zone-b', 'zone-a'])).toEqual(['zone-a', 'zone-b']);
    expect(cutBetween(scenarioOf(cut), ['zone-a'])).toBeUndefined();
    const joined = toggleCut(cut, ['zone-b', 'zone-a']);
    expect(scenarioOf(joined).cuts ?? []).toEqual([]);
  });

  it('wait for the second place until any step is taken', () => {
    const choosing = chooseCutFrom(intact, 'zone-a');
    expect(toggleCut(choosing, ['zone-a', 'zone-b']).cutFrom).toBeNull();
    expect(toggleFailed(choosing, 'm1').cutFrom).toBeNull();
    const same = toggleCut(choosing, ['zone-a', 'zone-a']);
    expect(same).toEqual(intact);
  });
});

describe('a saved scenario', () => {
  const design = topology().zones(2).stacked(2).build();

  it('is played to its end, and can be stepped back', () => {
    const steps = [
      { action: 'fail' as const, targets: ['zone-a'] },
      { action: 'cut' as const, targets: ['zone-b'] },
    ];
    const loaded = loadScenario(design, { id: 's1', name: 'two', steps });
    expect(scenarioOf(loaded)).toEqual({ failed: ['zone-a'], cuts: [['zone-b']] });
    expect(loaded.saved).toBe('s1');
    expect(failed(stepBack(loaded))).toEqual(['zone-a']);
  });

  it('loses what the document no longer has, and no cut becomes another', () => {
    const steps = [
      { action: 'fail' as const, targets: ['gone', 'm1:kube-scheduler'] },
      { action: 'cut' as const, targets: ['zone-a', 'gone'] },
      { action: 'fail' as const, targets: ['gone'] },
      { action: 'fail' as const, targets: ['m2'] },
    ];
    const loaded = loadScenario(design, { id: 's1', name: 'old', steps });
    expect(loaded.steps).toEqual([
      { action: 'fail', targets: ['m1:kube-scheduler'] },
      { action: 'fail', targets: ['m2'] },
    ]);
    expect(loaded.cursor).toBe(2);
  });
});

describe('an edit of the document', () => {
  const design = topology().zones(2).stacked(2).build();

  it('leaves a simulation alone whose elements are all there', () => {
    const simulation = toggleFailed(chooseCutFrom(intact, 'zone-a'), 'm1');
    expect(withoutMissing(simulation, design)).toBe(simulation);
  });

  it('takes away steps of what is gone, and the cursor with them', () => {
    const simulation = stepBack(['gone', 'm1', 'm2'].reduce(toggleFailed, intact));
    const kept = withoutMissing(simulation, design);
    expect(failed(kept)).toEqual(['m1']);
    expect(failed(stepForward(kept))).toEqual(['m1', 'm2']);
  });

  it('gives up choosing a place to cut from that is gone', () => {
    expect(withoutMissing(chooseCutFrom(intact, 'gone'), design).cutFrom).toBeNull();
  });
});
