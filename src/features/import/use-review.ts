import { useState } from 'react';
import type { ImportCandidate } from '../../core/importers/import-candidate.ts';
import type { ImportedDesign } from '../../core/importers/importer.ts';
import { readDrawing } from '../../core/importers/mermaid-file.ts';
import type { Correction } from '../../core/importers/mermaid/corrections.ts';

export interface Review {
  /** As it is read with the corrections. */
  readonly candidate: ImportCandidate | undefined;
  readonly design: ImportedDesign | undefined;
  readonly corrections: ReadonlyMap<string, Correction>;
  /** Adds to what was said of a shape; `undefined` takes that part back. */
  readonly correct: (node: string, said: Omit<Partial<Correction>, 'node'>) => void;
  readonly takeBack: (node?: string) => void;
}

type Corrections = ReadonlyMap<string, Correction>;
const none: Corrections = new Map();

/** The corrections of each candidate, kept while the user looks at another one. */
export function useReview(candidates: readonly ImportCandidate[], chosen: number): Review {
  const [all, setAll] = useState<ReadonlyMap<ImportCandidate, Corrections>>(new Map());
  const original = candidates[chosen];
  const corrections = (original === undefined ? undefined : all.get(original)) ?? none;
  const keep = (next: Corrections): void => {
    if (original !== undefined) setAll(new Map(all).set(original, next));
  };
  const candidate =
    original?.drawing === undefined || corrections.size === 0
      ? original
      : {
          ...original,
          ...readDrawing(original.drawing, original.line, [...corrections.values()]),
        };
  const result = candidate?.result;
  return {
    candidate,
    design: result?.design,
    corrections,
    correct: (node, said) => {
      const merged = { ...corrections.get(node), ...said };
      const { as, count, host, zone } = merged;
      const correction: Correction = {
        node,
        ...(as === undefined ? {} : { as }),
        ...(count === undefined ? {} : { count }),
        ...(host === undefined ? {} : { host }),
        ...(zone === undefined ? {} : { zone }),
      };
      const next = new Map(corrections);
      if (Object.keys(correction).length > 1) next.set(node, correction);
      else next.delete(node);
      keep(next);
    },
    takeBack: (node) => {
      const next = new Map(node === undefined ? [] : corrections);
      if (node !== undefined) next.delete(node);
      keep(next);
    },
  };
}
