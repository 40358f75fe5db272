// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { RuleExamples } from '../../core/rule-pages/files.ts';
import { mermaidDb } from '../../testing/mermaid-graph.ts';

const files = import.meta.glob<RuleExamples>('./examples/*.json', {
  eager: true,
  import: 'default',
});

it.each(Object.entries(files))(
  'Mermaid draws every picture of %s, and its marks',
  async (_, file) => {
    const unmarked: string[] = [];
    for (const [id, { bad, good }] of Object.entries(file)) {
      for (const picture of [bad, good]) {
        if (picture === null) continue;
        const db = await mermaidDb(picture.mermaid);
        const shapes = [...db.getVertices().values(), ...db.getSubGraphs()];
        const tone = picture === bad ? 'bad' : 'good';
        const marked = shapes.some(({ classes }) => classes.includes(tone));
        const thick = db.getEdges().some(({ stroke }) => stroke === 'thick');
        if (!marked && !thick) unmarked.push(`${id} ${tone}`);
      }
    }
    expect(unmarked).toEqual([]);
  },
);
