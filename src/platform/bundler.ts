import type { FileDiff } from '../core/bundle/compare-bundles.ts';
import type { Bundle } from '../core/exporters/bundle.ts';
import type { Language } from '../core/model/message.ts';
import type { Topology } from '../core/model/topology.ts';
import type {
  BundleInput,
  BundleOutput,
  FileDiffInput,
  ReviewInput,
  SafeFixesInput,
  SafeFixesOutput,
} from './bundle-worker.ts';
import {
  askOnce,
  createNewestOnlyWorker,
  type NewestOnlyWorker,
  type WorkerEvents,
} from './newest-only-worker.ts';

const startWorker = (): Worker =>
  new Worker(new URL('./bundle-worker.ts', import.meta.url), { type: 'module' });

/** Writes the newest topology's bundle off the main thread. */
export function createBundler(events: WorkerEvents<BundleOutput>): NewestOnlyWorker<BundleInput> {
  return createNewestOnlyWorker(startWorker, events);
}

/** Tells off the main thread what edits would do to the files. */
export function createFileDiffer(
  events: WorkerEvents<readonly FileDiff[]>,
): NewestOnlyWorker<FileDiffInput> {
  return createNewestOnlyWorker(startWorker, events);
}

/** Finds off the main thread what can be resolved without a change of the design. */
export function createSafeFixer(
  events: WorkerEvents<SafeFixesOutput>,
): NewestOnlyWorker<SafeFixesInput> {
  return createNewestOnlyWorker(startWorker, events);
}

/** One bundle as zip bytes. Rejects with the worker's message if it cannot be made. */
export async function zipOf(
  topology: Topology,
  language: Language,
): Promise<{ readonly bundle: Bundle; readonly zip: Uint8Array<ArrayBuffer> }> {
  const input: BundleInput = { topology, language, zipped: true };
  const { bundle, zip } = await askOnce<BundleInput, BundleOutput>(startWorker, input);
  if (zip === undefined) throw new Error('no zip came back');
  return { bundle, zip: new Uint8Array(zip) };
}

/** The design review as Markdown. Rejects with the worker's message if it cannot be made. */
export function reviewOf(topology: Topology, language: Language): Promise<string> {
  return askOnce<ReviewInput, string>(startWorker, { review: topology, language });
}
