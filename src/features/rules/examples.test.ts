// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { mermaidDb } from '../../testing/mermaid-graph.ts';
import type { RuleExamples } from '../../core/rule-pages/files.ts';

const files = import.meta.glob<RuleExamples>('./examples/*.json', {
  eager: true,
  import: 'default',
});

it.each(Object.entries(files))(
  '%s: Mermaid draws every picture, with its marks',
  async (_, file) => {
    for (const [id, { bad, good }] of Object.entries(file)) {
      for (const picture of [bad, good]) {
        if (picture === null) continue;
        const db = await mermaidDb(picture.mermaid);
        const shapes = [...db.getVertices().values(), ...db.getSubGraphs()];
        expect(shapes.length, id).toBeGreaterThan(0);
        const tone = picture === bad ? 'bad' : 'good';
        const marked = shapes.some(({ classes }) => classes.includes(tone));
        const thick = db.getEdges().some(({ stroke }) => stroke === 'thick');
        expect(marked || thick, `${id}: nothing is marked`).toBe(true);
      }
    }
  },
);
