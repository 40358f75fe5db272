import type { Bundle } from '../core/exporters/bundle.ts';
import type { Language } from '../core/model/message.ts';
import type { Topology } from '../core/model/topology.ts';
import type { BundleInput, BundleOutput } from './bundle-worker.ts';
import {
  createNewestOnlyWorker,
  type NewestOnlyWorker,
  type WorkerEvents,
} from './newest-only-worker.ts';

/** Writes the newest topology's bundle off the main thread. */
export function createBundler(events: WorkerEvents<BundleOutput>): NewestOnlyWorker<BundleInput> {
  return createNewestOnlyWorker(
    () => new Worker(new URL('./bundle-worker.ts', import.meta.url), { type: 'module' }),
    events,
  );
}

/** One bundle as zip bytes. Rejects with the worker's message if it cannot be made. */
export function zipOf(
  topology: Topology,
  language: Language,
): Promise<{ readonly bundle: Bundle; readonly zip: Uint8Array<ArrayBuffer> }> {
  return new Promise((resolve, reject) => {
    const bundler = createBundler({
      onStart: () => undefined,
      onResult: ({ bundle, zip }) => {
        bundler.dispose();
        if (zip === undefined) reject(new Error('no zip came back'));
        else resolve({ bundle, zip: new Uint8Array(zip) });
      },
      onError: (error) => {
        bundler.dispose();
        reject(new Error(error));
      },
    });
    bundler.ask({ topology, language, zipped: true });
  });
}
