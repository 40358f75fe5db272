import { expect, it } from 'vitest';
import { topology } from '../../../testing/topology-builder.ts';
import { buildBundle } from '../bundle.ts';

it('names the API and every host, by all their addresses', () => {
  const design = topology()
    .stacked(1)
    .loadBalancers(1)
    .vip('10.0.0.100')
    .with(({ hosts }) => {
      hosts[0]!.addresses.push('fd00::11');
      hosts[1]!.name = 'LB\n1';
    })
    .build();
  const { files } = buildBundle(design, { language: 'en' });
  const lines = files.find(({ path }) => path === 'tools/hosts')?.content.split('\n') ?? [];
  expect(lines.filter((line) => /^[^#]/.test(line))).toEqual([
    '10.0.0.100 api.example.internal',
    '10.0.0.11 master-1',
    'fd00::11 master-1',
    '10.0.0.12 lb-1',
  ]);
});
