// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryTopology } from '../../testing/arbitrary-topology.ts';
import { flowchartOf } from '../../testing/flowchart-reader.ts';
import { topology } from '../../testing/topology-builder.ts';
import { diagramLimits } from '../diagrams/drawing.ts';
import { drawView, viewOf } from '../diagrams/registry.ts';
import { viewOptions } from '../diagrams/view-options.ts';
import { viewIds, type Diagram, type ViewId } from '../diagrams/view.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { renderMessage } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { carryTopology } from '../persistence/carried-text.ts';
import { readDesignComment, withDesign, withoutDesign } from './design-comment.ts';

function exported(design: Topology, view: ViewId): { plain: Diagram; full: Diagram } {
  const index = indexTopology(design);
  const options = viewOptions(index, viewOf(view), { language: 'en' });
  const plain = drawView(index, view, options);
  return { plain, full: withDesign(plain, carryTopology(design), { view, options }) };
}

const small = topology().zones(3).loadBalancers(2).stacked(3).vip('10.0.0.100').build();

it('brings every design back equal from the text of every view, which Mermaid reads as before', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTopology(), fc.constantFrom(...viewIds), async (design, view) => {
      const { plain, full } = exported(design, view);
      expect(await flowchartOf(full.text)).toEqual(await flowchartOf(plain.text));
      const back = readDesignComment(full.text, 'x.mmd');
      if (back?.design.ok !== true) throw new Error('was not read');
      expect(back.design.topology).toEqual(design);
      expect(carryTopology(back.design.topology)).toBe(carryTopology(design));
      expect(back.drawn?.view).toBe(view);
      expect(withoutDesign(full.text)).toBe(plain.text);
    }),
    { numRuns: 60 },
  );
});

it('comes through indentation, CRLF, quoting and blank lines', () => {
  const { full } = exported(small, 'cluster');
  for (const copied of [
    full.text.replaceAll('\n', '\r\n'),
    full.text.replace(/^/gm, '    '),
    full.text.replace(/^/gm, '> '),
    full.text.replaceAll('\n', '  \n\n'),
    `\`\`\`mermaid\n${full.text}\`\`\`\n`,
  ]) {
    const back = readDesignComment(copied, 'x.md');
    expect(back?.design.ok === true && back.design.topology).toEqual(small);
  }
});

it('is short lines of letters that no page changes', () => {
  const { plain, full } = exported(small, 'cluster');
  const lines = full.text.slice(plain.text.length).trimEnd().split('\n');
  expect(lines[0]).toBe('%% quorate1-view:cluster,LR,en,components,host,colours');
  for (const line of lines) expect(line).toMatch(/^%% quorate1[:+-][A-Za-z0-9_:,-]{1,84}$/);
});

it('stays out where the text would be longer than Mermaid draws, and says so', () => {
  const wide = topology().zones(3).stacked(400).workers(2000).build();
  const { plain, full } = exported(wide, 'cluster');
  expect(full.text).toBe(plain.text);
  expect(full.text.length).toBeLessThanOrEqual(diagramLimits.characters);
  expect(renderMessage(full.notes.at(-1) ?? { text: { en: '', zh: '' } }, 'en')).toMatch(
    'The design is left out of the text',
  );
});

it('is looked for quickly in text made to be slow', () => {
  const started = performance.now();
  const gap = ' '.repeat(500_000);
  expect(readDesignComment(`%% quorate1:${gap}a b`, 'x')).toBeUndefined();
  expect(readDesignComment(`${gap}%%${gap}quorat`, 'x')).toBeUndefined();
  expect(withoutDesign('\n'.repeat(500_000))).toHaveLength(500_000);
  expect(performance.now() - started).toBeLessThan(2_000);
});

it('says what is wrong with a damaged one, and reads the first of two', () => {
  const { full } = exported(small, 'cluster');
  const cut = readDesignComment(full.text.slice(0, -200), 'x.mmd');
  expect(cut?.design.ok).toBe(false);
  const two = readDesignComment(
    `${full.text}${exported(topology().build(), 'etcd').full.text}`,
    'x',
  );
  expect(two?.design.ok === true && two.design.topology).toEqual(small);
  const newer = readDesignComment('flowchart LR\n%% quorate9:abc\n', 'x.mmd');
  expect(newer?.design.ok === false && renderMessage(newer.design.message, 'en')).toMatch('newer');
  expect(readDesignComment('flowchart LR\n%% quorate is good\n', 'x')).toBeUndefined();
});
