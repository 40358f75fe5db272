import { flowchartLimits } from '../core/importers/flowchart.ts';

export type Mermaid = typeof import('mermaid').default;
type Options = NonNullable<Parameters<Mermaid['initialize']>[0]>;

let loaded: Promise<Mermaid> | undefined;
let queue: Promise<unknown> = Promise.resolve();

/** What no text and no theme may change. */
const fixedOptions: Options = {
  startOnLoad: false,
  securityLevel: 'strict',
  maxTextSize: flowchartLimits.characters,
  maxEdges: flowchartLimits.edges,
  suppressErrorRendering: true,
  logLevel: 'fatal',
  // Labels as <text>: readable in every viewer, and drawable on a canvas without tainting it.
  htmlLabels: false,
  // The same text gives the same picture.
  deterministicIds: true,
  deterministicIDSeed: 'quorate',
  handDrawnSeed: 1,
};

/**
 * Runs with Mermaid, which is loaded when first used. Its settings are global, so one use follows
 * the other, each with its own.
 */
export async function withMermaid<T>(
  options: Options,
  use: (mermaid: Mermaid) => Promise<T>,
): Promise<T> {
  const turn = queue.then(async () => {
    loaded ??= import('mermaid').then((module) => module.default);
    let mermaid: Mermaid;
    try {
      mermaid = await loaded;
    } catch (error) {
      // The next use may find the network again.
      loaded = undefined;
      throw error;
    }
    mermaid.initialize({ ...options, ...fixedOptions });
    return use(mermaid);
  });
  queue = turn.catch(() => undefined);
  return turn;
}
