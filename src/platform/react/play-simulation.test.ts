import { describe, expect, it } from 'vitest';
import { indexTopology } from '../../core/graph/topology-index.ts';
import {
  beginSimulation,
  stepBack,
  toggleFailed,
  type Simulation,
} from '../../store/simulation.ts';
import { topology } from '../../testing/topology-builder.ts';
import { play } from './play-simulation.ts';

const index = indexTopology(
  topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100').build(),
);

/** Who holds the address once the steps are taken. */
function holder(simulation: Simulation): string | null | undefined {
  const [side] = play(index, simulation).report.sides;
  return side?.unmoved[0]?.holder ?? side?.state.vipHolders[0]?.holder;
}

describe('play', () => {
  const lost = toggleFailed(beginSimulation(), 'lb1');

  it('leaves an address where it went, whatever comes after', () => {
    expect(holder(beginSimulation())).toBe('lb1');
    expect(holder(lost)).toBe('lb2');
    const back = toggleFailed(lost, 'lb1');
    expect(holder(back)).toBe('lb2');
    const later = toggleFailed(back, 'm1');
    expect(holder(later)).toBe('lb2');
    expect(play(index, later).report.sides[0]?.moves).toEqual([]);
  });

  it('answers for every step that was taken back', () => {
    const later = toggleFailed(lost, 'm1');
    expect(play(index, later).scenario.failed).toEqual(['lb1', 'm1']);
    expect(play(index, stepBack(later)).scenario.failed).toEqual(['lb1']);
    const start = play(index, stepBack(stepBack(later)));
    expect(start.scenario.failed).toEqual([]);
    expect(start.report.api).toBe('available');
  });

  it('computes once what is asked for again', () => {
    const simulation = toggleFailed(lost, 'm1');
    expect(play(index, simulation)).toBe(play(index, { ...simulation, cutFrom: 'zone-a' }));
  });
});
