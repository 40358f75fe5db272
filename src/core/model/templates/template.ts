import type { Localized } from '../message.ts';
import type { Topology } from '../topology.ts';

/** A design to start from. */
export interface Template {
  /** Also the file name without `.ts`, and what the command line calls it. */
  readonly id: string;
  readonly title: Localized;
  readonly description: Localized;
  /** What a bad example shows; only bad examples have it. */
  readonly teaches?: Localized;
  /** Complete, and without errors and warnings under its own profile. */
  readonly good: boolean;
  /** A new document each time, always the same. */
  readonly build: () => Topology;
}
