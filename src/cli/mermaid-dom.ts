import type { DOMWindow } from 'jsdom';
import { flowchartLimits } from '../core/importers/flowchart.ts';

type Mermaid = typeof import('mermaid').default;

/** Mermaid, and the page without a screen that it lives in. */
export interface MermaidInDom {
  readonly window: DOMWindow;
  /**
   * Runs with the globals that Mermaid looks for. In between they are as they were, so that nothing
   * else takes this program for a page. Settings are global too: each use begins with its own.
   */
  use<T>(options: MermaidOptions, run: (mermaid: Mermaid) => Promise<T>): Promise<T>;
}

export type MermaidOptions = NonNullable<Parameters<Mermaid['initialize']>[0]>;

/** What Mermaid, and the sanitiser inside it, look for. */
const domGlobals = [
  'window',
  'document',
  'DOMParser',
  'XMLSerializer',
  'Element',
  'Node',
  'HTMLElement',
  'SVGElement',
  'CSSStyleSheet',
  'getComputedStyle',
] as const;

/** What no text and no theme may change. */
const fixedOptions: MermaidOptions = {
  startOnLoad: false,
  securityLevel: 'strict',
  maxTextSize: flowchartLimits.characters,
  maxEdges: flowchartLimits.edges,
  suppressErrorRendering: true,
  logLevel: 'fatal',
  deterministicIds: true,
  deterministicIDSeed: 'quorate',
  handDrawnSeed: 1,
};

let loaded: Promise<MermaidInDom> | undefined;

/** Mermaid and a DOM for it, loaded when first asked for. */
export function loadMermaid(): Promise<MermaidInDom> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<MermaidInDom> {
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
  let queue: Promise<unknown> = Promise.resolve();
  return {
    window,
    use(options, run) {
      const turn = queue.then(() =>
        withDom(() => {
          mermaid.initialize({ ...options, ...fixedOptions });
          return run(mermaid);
        }),
      );
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}
