import type { Message } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';

/** What one element was read as, and why. */
export interface ImportedElement {
  readonly id: string;
  readonly name: string;
  /** `host`, `load-balancer`, `zone` … */
  readonly readAs: string;
  readonly evidence: Message;
}

/** One design found in a file. */
export interface ImportedDesign {
  readonly name: string;
  readonly topology: Topology;
  readonly elements: readonly ImportedElement[];
  /** What was assumed, left open or not understood. */
  readonly notes: readonly Message[];
}

/** Where a text is wrong, counted from 1. */
export interface ImportFailure {
  readonly line?: number;
  readonly column?: number;
  readonly message: Message;
}
