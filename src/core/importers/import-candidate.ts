import type { Flowchart } from './flowchart.ts';
import type { Topology } from '../model/topology.ts';
import type { ImportedDesign, ImportFailure } from './importer.ts';

/** One thing in a file that may be a design: a whole file, or one block of a Markdown page. */
export interface ImportCandidate {
  /** File name, with the nearest heading of a block. */
  readonly title: string;
  /** First line in the file, from 1. */
  readonly line: number;
  readonly result:
    | { readonly ok: true; readonly design: ImportedDesign }
    | {
        readonly ok: false;
        readonly failure: ImportFailure;
        /** What little was read of a drawing of something else, for a user who knows better. */
        readonly design?: ImportedDesign;
      };
  /** The drawing it was read from, which can be read again with corrections. */
  readonly drawing?: { readonly flowchart: Flowchart; readonly name: string };
}

/** A design that came whole: nothing was read out of a drawing. */
export function wholeCandidate(title: string, topology: Topology): ImportCandidate {
  const design = {
    name: topology.metadata.name,
    topology,
    elements: [],
    shapes: [],
    notes: [],
    kept: [],
  };
  return { title, line: 1, result: { ok: true, design } };
}
