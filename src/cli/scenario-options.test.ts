import { expect, it } from 'vitest';
import { indexTopology } from '../core/graph/topology-index.ts';
import { topology } from '../testing/topology-builder.ts';
import { playedFrom } from './scenario-options.ts';

const index = indexTopology(
  topology()
    .zones(3)
    .stacked(3)
    .with(({ scenarios }) => {
      const steps = [
        { action: 'fail', targets: ['zone-a'] },
        { action: 'cut', targets: ['zone-b', 'zone-c'] },
      ] as const;
      scenarios.push({
        id: 's',
        name: 's',
        steps: steps.map((step) => ({ ...step, targets: [...step.targets] })),
      });
    })
    .build(),
);

it('adds what is named to what a saved scenario has, as further steps', () => {
  const { scenario, steps } = playedFrom(index, {
    scenario: 's',
    fail: ['host:master-2,host:master-3', 'component:etcd-1'],
    isolate: ['zone-a'],
  });
  expect(scenario).toEqual({
    failed: ['zone-a', 'host-m2', 'host-m3', 'e1'],
    cuts: [['zone-b', 'zone-c'], ['zone-a']],
  });
  expect(steps?.slice(2)).toEqual([
    { action: 'fail', targets: ['host-m2', 'host-m3', 'e1'] },
    { action: 'cut', targets: ['zone-a'] },
  ]);
});

it('reads cuts and sides by name', () => {
  const options = { cut: ['zone-a,zone-b'], partition: 'zone-a|zone-b,zone-c' };
  expect(playedFrom(index, options)).toEqual({
    scenario: {
      failed: [],
      cuts: [['zone-a', 'zone-b']],
      partition: [['zone-a'], ['zone-b', 'zone-c']],
    },
    steps: null,
  });
  expect(() => playedFrom(index, { cut: ['zone-a'] })).toThrow('two places');
  expect(() => playedFrom(index, { ...options, scenario: 's' })).toThrow('--partition');
  expect(playedFrom(index, {})).toEqual({ scenario: { failed: [] }, steps: null });
});
