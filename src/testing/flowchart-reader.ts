import mermaid from 'mermaid';
import { createFlowchartParser } from '../core/importers/flowchart-parser.ts';
import {
  flowchartLimits,
  type Flowchart,
  type FlowchartParser,
} from '../core/importers/flowchart.ts';

/** Reads with Mermaid itself; a test that calls it needs a DOM. */
export const readWithMermaid: FlowchartParser = createFlowchartParser(() => {
  mermaid.initialize({
    startOnLoad: false,
    maxTextSize: flowchartLimits.characters,
    maxEdges: flowchartLimits.edges,
  });
  return Promise.resolve((text) => mermaid.mermaidAPI.getDiagramFromText(text));
});

export async function flowchartOf(text: string): Promise<Flowchart> {
  const parsed = await readWithMermaid(text);
  if (!parsed.ok) throw new Error(`${parsed.message.text.en} in\n${text}`);
  return parsed.flowchart;
}
