import { createFlowchartParser } from '../core/importers/flowchart-parser.ts';
import type { FlowchartParser } from '../core/importers/flowchart.ts';
import { withMermaid } from './mermaid-library.ts';

/** Reads Mermaid text in the page; Mermaid is loaded when first used. */
export const parseFlowchart: FlowchartParser = createFlowchartParser(async () => {
  // Loaded here first, so that a failure to load is not taken for one to read.
  await withMermaid({}, () => Promise.resolve());
  return (text) => withMermaid({}, (mermaid) => mermaid.mermaidAPI.getDiagramFromText(text));
});
