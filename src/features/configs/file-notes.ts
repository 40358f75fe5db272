import type { Bundle, Remark } from '../../core/exporters/bundle.ts';

/** What is to be said of one file: what it lacks, and what its tool cannot be told. */
export interface FileNotes {
  readonly notes: readonly Remark[];
  readonly limits: readonly Remark[];
}

/** Limits of a tool or cloud are shown with every file in its folder. */
export function notesOf({ notes, limits }: Bundle, path: string): FileNotes {
  const folder = /^(?:tools|cloud)\/[^/]+\//.exec(path)?.[0];
  const isAbout = ({ paths }: Remark): boolean => paths.includes(path);
  return {
    notes: notes.filter(isAbout),
    limits: limits.filter(
      (limit) =>
        isAbout(limit) ||
        (folder !== undefined && limit.paths.some((each) => each.startsWith(folder))),
    ),
  };
}
