// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { readWithMermaid } from '../../testing/flowchart-reader.ts';
import { topology } from '../../testing/topology-builder.ts';
import { drawView, viewOf } from '../diagrams/registry.ts';
import { viewOptions } from '../diagrams/view-options.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { importMermaidFile } from '../importers/mermaid-file.ts';
import { renderMessage } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { carryTopology } from '../persistence/carried-text.ts';
import { withDesign } from './design-comment.ts';
import { restoreCarried } from './read-back.ts';

const design = topology().zones(3).loadBalancers(2).stacked(3).vip('10.0.0.100').build();
const index = indexTopology(design);
const options = viewOptions(index, viewOf('traffic'), { language: 'zh' });
const { text } = withDesign(drawView(index, 'traffic', options), carryTopology(design), {
  view: 'traffic',
  options,
});

async function open(content: string): Promise<{ designs: Topology[]; notes: string[] }> {
  const read = await importMermaidFile(content, 'page.md', readWithMermaid);
  const restored = await restoreCarried(content, read, readWithMermaid);
  const found = restored.flatMap(({ result }) => (result.ok ? [result.design] : []));
  return {
    designs: found.map((each) => each.topology),
    notes: found.flatMap((each) => each.notes.map((note) => renderMessage(note, 'en'))),
  };
}

it('opens an exported text as the very same design', async () => {
  expect(await open(text)).toEqual({ designs: [design], notes: [] });
});

it('opens one block of a page as its design, the others as drawings', async () => {
  const drawing = 'flowchart LR\nlb --> m1(master-1)\nm1 --> etcd';
  const page = `# A\n\n\`\`\`mermaid\n${text}\`\`\`\n\n# B\n\n\`\`\`mermaid\n${drawing}\n\`\`\`\n`;
  const { designs } = await open(page);
  expect(designs).toHaveLength(2);
  expect(designs[0]).toEqual(design);
  expect(designs[1]?.hosts).not.toEqual(design.hosts);
});

it('takes over what was edited in it, and names it', async () => {
  const { designs, notes } = await open(text.replace('m1(master-1)', 'm1(alpha)'));
  expect(designs[0]?.components.find(({ id }) => id === 'm1')?.name).toBe('alpha');
  expect(designs[0]?.layout).toEqual(design.layout);
  expect(designs[0]?.hosts).toEqual(design.hosts);
  expect(notes).toEqual(['From the edited text: Rename master-1 to alpha']);
});

it('reads a damaged one as a drawing, and says so', async () => {
  const { designs, notes } = await open(text.trimEnd().slice(0, -40));
  expect(designs[0]?.components.length).toBeGreaterThan(0);
  expect(notes[0]).toMatch(/was not used, only the drawing: .*damaged/);
});

it('leaves a drawing that Mermaid cannot read to be mended', async () => {
  const broken = text.replace('flowchart TD', 'flowchart TD\nx[[[');
  const read = await importMermaidFile(broken, 'page.mmd', readWithMermaid);
  const [candidate] = await restoreCarried(broken, read, readWithMermaid);
  expect(candidate?.result).toMatchObject({ ok: false, failure: { line: 2 } });
});
