import { createFlowchartParser, type MermaidReader } from '../core/importers/flowchart-parser.ts';
import { flowchartLimits, type FlowchartParser } from '../core/importers/flowchart.ts';

let reader: Promise<MermaidReader> | undefined;

/** Reads Mermaid text without a browser; Mermaid and a DOM for it are loaded when first used. */
export const parseFlowchart: FlowchartParser = createFlowchartParser(async () => {
  reader ??= loadMermaid();
  return reader;
});

/** What Mermaid, and the sanitiser inside it, look for when they are loaded. */
const domGlobals = ['window', 'document', 'DOMParser', 'Element', 'Node', 'HTMLElement'] as const;

/**
 * Mermaid cleans labels with a DOM. It gets one while it is loaded and while it reads; in between
 * the globals are as they were, so that nothing else takes this program for a page.
 */
async function loadMermaid(): Promise<MermaidReader> {
  const { JSDOM } = await import('jsdom');
  const { window } = new JSDOM('<!doctype html><body></body>');
  const withDom = async <T>(run: () => Promise<T>): Promise<T> => {
    const before = domGlobals.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
    for (const name of domGlobals) {
      const value: unknown = name === 'window' ? window : window[name];
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    }
    try {
      return await run();
    } finally {
      domGlobals.forEach((name, at) => {
        const descriptor = before[at];
        if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
        else Object.defineProperty(globalThis, name, descriptor);
      });
    }
  };
  const { default: mermaid } = await withDom(() => import('mermaid'));
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    maxTextSize: flowchartLimits.characters,
    maxEdges: flowchartLimits.edges,
    logLevel: 'fatal',
  });
  return (text) => withDom(() => mermaid.mermaidAPI.getDiagramFromText(text));
}
