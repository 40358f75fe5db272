import { expect, it } from 'vitest';
import { indexTopology } from '../core/graph/topology-index.ts';
import { topology } from '../testing/topology-builder.ts';
import { scenarioFrom } from './scenario-options.ts';

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

it('adds what is named to what a saved scenario has', () => {
  expect(
    scenarioFrom(index, {
      scenario: 's',
      fail: ['host:master-2,host:master-3', 'component:etcd-1'],
      isolate: ['zone-a'],
    }),
  ).toEqual({
    failed: ['zone-a', 'host-m2', 'host-m3', 'e1'],
    cuts: [['zone-b', 'zone-c'], ['zone-a']],
  });
});

it('reads cuts and sides by name', () => {
  expect(
    scenarioFrom(index, { cut: ['zone-a,zone-b'], partition: 'zone-a|zone-b,zone-c' }),
  ).toEqual({
    failed: [],
    cuts: [['zone-a', 'zone-b']],
    partition: [['zone-a'], ['zone-b', 'zone-c']],
  });
  expect(() => scenarioFrom(index, { cut: ['zone-a'] })).toThrow('two places');
  expect(scenarioFrom(index, {})).toEqual({ failed: [] });
});
