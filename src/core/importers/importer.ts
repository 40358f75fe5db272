import type { Message } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';

/** What one element was read as, and why. */
export interface ImportedElement {
  readonly id: string;
  readonly name: string;
  /** `host`, `load-balancer`, `zone` … */
  readonly readAs: string;
  readonly evidence: Message;
  /** How far the text goes to say so; a whole topology has nothing to doubt. */
  readonly confidence: 'sure' | 'likely' | 'guess';
  /** What else it may be. */
  readonly alternatives: readonly string[];
}

/** One shape or subgraph of a drawing, with what was made of it. */
export interface ImportedShape {
  /** Its id in the text. */
  readonly node: string;
  readonly label: string;
  /** Whether it is a subgraph. */
  readonly box: boolean;
  /**
   * What it is read as: components of one machine joined by `+`, an endpoint, a place, `group`,
   * `inside` for a part of a machine, `note` for what is kept beside the topology.
   */
  readonly readAs: string;
  /** How many it stands for. */
  readonly count: number;
  /** Id of the subgraph or shape whose machine it stands on; absent if that is its own. */
  readonly host?: string;
  /** Id of the subgraph of its failure domain. */
  readonly zone?: string;
  readonly evidence: Message;
  readonly confidence: 'sure' | 'likely' | 'guess';
  readonly alternatives: readonly string[];
  /** Ids of the elements it became or is part of. */
  readonly elements: readonly string[];
}

/** One design found in a file. */
export interface ImportedDesign {
  readonly name: string;
  readonly topology: Topology;
  readonly elements: readonly ImportedElement[];
  /** All that is drawn, in the order of the text; empty if the design was not read from a drawing. */
  readonly shapes: readonly ImportedShape[];
  /** What was assumed, left open or not understood. */
  readonly notes: readonly Message[];
  /** What is drawn and has no place in a topology, in its own words. */
  readonly kept: readonly string[];
}

/** Where a text is wrong, counted from 1. */
export interface ImportFailure {
  readonly line?: number;
  readonly column?: number;
  readonly message: Message;
}
