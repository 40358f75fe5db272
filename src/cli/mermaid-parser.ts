import { createFlowchartParser } from '../core/importers/flowchart-parser.ts';
import type { FlowchartParser } from '../core/importers/flowchart.ts';
import { loadMermaid } from './mermaid-dom.ts';

/** Reads Mermaid text without a browser; Mermaid and a DOM for it are loaded when first used. */
export const parseFlowchart: FlowchartParser = createFlowchartParser(async () => {
  const dom = await loadMermaid();
  return (text) => dom.use({}, (mermaid) => mermaid.mermaidAPI.getDiagramFromText(text));
});
