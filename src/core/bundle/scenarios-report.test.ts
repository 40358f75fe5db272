import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { arbitraryBrokenTopology, arbitraryTopology } from '../../testing/arbitrary-topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { isPrintable } from '../format/text.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { languages } from '../model/message.ts';
import type { ScenarioStep, Topology } from '../model/topology.ts';
import { buildDesignBundle } from './design-bundle.ts';
import { scenariosReport } from './scenarios-report.ts';

const step = (action: ScenarioStep['action'], ...targets: string[]): ScenarioStep => ({
  action,
  targets,
});

function design(...scenarios: Topology['scenarios']): Topology {
  const builder = topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100');
  return builder.with((document) => document.scenarios.push(...scenarios)).build();
}

const report = (document: Topology): string => scenariosReport(indexTopology(document), 'en') ?? '';

describe('scenariosReport', () => {
  it('tells each step from the one before', () => {
    const text = report(
      design({
        id: 's',
        name: 'Lost balancer',
        steps: [
          step('fail', 'lb1:proxy'),
          step('fail', 'zone-b'),
          step('restore', 'lb1:proxy', 'zone-b'),
          step('cut', 'zone-a'),
        ],
      }),
    );
    expect(text).toContain('## Lost balancer\n\n### 1\\. proxy on lb-1 fails\n\nThe API answers');
    expect(text).toContain(
      '- vip: from lb-1 to lb-2 in 4.6–6.6 s. The check on lb-1 fails 3 times',
    );
    expect(text).toContain('### 2\\. zone-b fails');
    expect(text).toContain('- vip: nobody holds it any more.');
    expect(text).toContain('### 3\\. proxy on lb-1, zone-b are back');
    expect(text).toContain('- vip: lb-1 takes it in 5.6–7.6 s.');
    expect(text).toContain('### 4\\. zone-a is cut off\n\nFrom zone-a: The API is unavailable');
  });

  it('tells what is left of a scenario whose elements are gone', () => {
    const text = report(
      design({ id: 'a', name: '', steps: [] }, { id: 'b', name: 'b', steps: [step('fail')] }),
    );
    expect(text).toContain('## a\n\nNo steps.');
    expect(text).toContain('### 1\\. Nothing happens\n\nThe API answers reads and writes.');
    expect(scenariosReport(indexTopology(design()), 'en')).toBeUndefined();
  });

  it('ends somewhere, however many steps there are', () => {
    const steps = Array.from({ length: 2000 }, () => step('fail', 'm1'));
    const text = report(design({ id: 'a', name: 'a', steps }, { id: 'b', name: 'b', steps }));
    expect(text).toContain('And 1500 more steps');
    expect(text).toContain('And 2000 more steps');
  });

  it('is written for every document, with text that a reader can see', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryTopology(), arbitraryBrokenTopology()), (document) => {
        for (const language of languages) {
          const text = scenariosReport(indexTopology(document), language);
          expect(text === undefined).toBe(document.scenarios.length === 0);
          expect(isPrintable((text ?? '').replaceAll('\n', ''))).toBe(true);
          expect(marked.parse(text ?? '', { async: false })).not.toMatch(/<(script|img|a) /);
        }
      }),
    );
  });

  it('lets no name become markup', () => {
    const name = '<script>x</script> [a](javascript:b) | `c`\n# d';
    const document = design({ id: 'a', name, steps: [step('fail', 'm1')] });
    document.components[0]!.name = name;
    const { files } = buildDesignBundle(document, 'en');
    for (const path of ['docs/scenarios.md', 'README.md']) {
      const content = files.find((file) => file.path === path)?.content ?? '';
      expect(content).toContain('script');
      const html = marked.parse(content, { async: false });
      expect(html).not.toMatch(/<script|href="javascript/);
    }
  });
});

describe('the README', () => {
  it('lists saved scenarios with their verdicts', () => {
    const steps = [step('fail', 'zone-a'), step('fail', 'zone-b')];
    const saved = design({ id: 's', name: 'Two zones', steps });
    const readme = (document: Topology): string =>
      buildDesignBundle(document, 'en').files.find(({ path }) => path === 'README.md')?.content ??
      '';
    expect(readme(saved)).toMatch(/\| Two zones \| 2 \| The API is unavailable: no endpoint/);
    expect(readme(saved)).toContain('`docs/scenarios.md` tells them step by step.');
    expect(readme(design())).not.toContain('Scenario');
  });
});
