import { buildDesignBundle } from '../core/bundle/design-bundle.ts';
import type { Bundle } from '../core/exporters/bundle.ts';
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
  const bundle = buildDesignBundle(topology, language);
  return { bundle, zip: zipped ? zipBundle(bundle) : undefined };
});
