import { buildBundle, type Bundle } from '../core/exporters/bundle.ts';
import { zipBundle } from '../core/exporters/zip.ts';
import type { Language } from '../core/model/message.ts';
import type { Topology } from '../core/model/topology.ts';
import { serveRequests } from './newest-only-worker.ts';

export interface BundleInput {
  readonly topology: Topology;
  readonly language: Language;
  readonly zipped: boolean;
}

export interface BundleOutput {
  readonly bundle: Bundle;
  /** Present if it was asked for. */
  readonly zip: Uint8Array | undefined;
}

serveRequests<BundleInput, BundleOutput>(({ topology, language, zipped }) => {
  const bundle = buildBundle(topology, { language });
  return { bundle, zip: zipped ? zipBundle(bundle) : undefined };
});
