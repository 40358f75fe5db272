import { describe, expect, it } from 'vitest';
import { topology } from '../../../testing/topology-builder.ts';
import { templates } from '../../model/templates/registry.ts';
import { buildBundle } from '../bundle.ts';
import type { Language } from '../../model/message.ts';
import type { Topology } from '../../model/topology.ts';

function stepsOf(design: Topology, language: Language): string[] {
  const { files } = buildBundle(design, { language });
  const text = files.find(({ path }) => path === 'RUNBOOK.md')?.content ?? '';
  return text.split(/^## /m).slice(1);
}

/** Title and body of each part of a step. */
function partsOf(step: string): [string, string][] {
  return step
    .split(/^### /m)
    .slice(1)
    .map((part): [string, string] => {
      const [title = '', ...rest] = part.split('\n');
      return [title, rest.join('\n').replaceAll('```sh', '').replaceAll('```', '').trim()];
    });
}

const designs: readonly { id: string; build: () => Topology }[] = [
  ...templates,
  { id: 'kube-vip', build: () => topology().zones(3).stacked(3).kubeVip('10.0.0.9').build() },
];

describe.each(designs)('the runbook of $id', ({ build }) => {
  it.each([
    ['en', ['Do', 'Check', 'Undo']],
    ['zh', ['执行', '检查', '回退']],
  ] as const)(
    'says in each step what to do, how to check and how to undo it (%s)',
    (language, titles) => {
      const steps = stepsOf(build(), language);
      expect(steps.length).toBeGreaterThan(1);
      for (const step of steps) {
        const parts = partsOf(step);
        expect({ step: step.split('\n')[0], parts: parts.map(([title]) => title) }).toEqual({
          step: step.split('\n')[0],
          parts: titles,
        });
        for (const [title, body] of parts) expect(`${title}: ${body}`).toMatch(/: \S/);
      }
    },
  );
});

it('takes a restore back from the data that the script keeps', () => {
  const design = topology().controlPlanes(2).externalEtcd(3).build();
  const step = stepsOf(design, 'en').find((each) => each.includes('Rehearse the restore')) ?? '';
  const undo = step.split('### Undo')[1] ?? '';
  expect(undo.match(/member\.before-\*/g)).toHaveLength(3);
});
