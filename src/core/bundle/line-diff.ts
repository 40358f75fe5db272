import { changedLines, linesOf } from './changed-lines.ts';

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A place where two texts differ, with what stands around it. */
export interface DiffHunk {
  /** Number, from 1, that the first of the lines that are not removed has in the new text. */
  readonly line: number;
  readonly lines: readonly DiffLine[];
}

/** The places where two texts differ, each with up to `around` equal lines before and after it. */
export function diffHunks(before: string, after: string, around = 3): DiffHunk[] {
  const lines = diffLines(before, after);
  const ranges: { from: number; to: number }[] = [];
  for (const [at, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    const [from, to] = [Math.max(0, at - around), at + around + 1];
    const last = ranges.at(-1);
    // Two changes whose surroundings touch are one place.
    if (last !== undefined && from <= last.to) last.to = to;
    else ranges.push({ from, to });
  }
  let line = 1;
  let counted = 0;
  return ranges.map(({ from, to }) => {
    line += lines.slice(counted, from).filter(({ kind }) => kind !== 'removed').length;
    counted = from;
    return { line, lines: lines.slice(from, to) };
  });
}

/** The lines of both texts as one list; what went stands before what came in its place. */
function diffLines(before: string, after: string): DiffLine[] {
  const old = linesOf(before);
  const changed = new Set(changedLines(before, after).changed);
  const lines: DiffLine[] = [];
  const added: DiffLine[] = [];
  let from = 0;
  const removeUpTo = (to: number): void => {
    for (const text of old.slice(from, to)) lines.push({ kind: 'removed', text });
    lines.push(...added.splice(0));
  };
  for (const [at, text] of linesOf(after).entries()) {
    // Those that stayed are a subsequence of the old text: the next such line from here is the one.
    // Only where the comparison was cut short may it have stood further up.
    const place = changed.has(at + 1) ? -1 : old.indexOf(text, from);
    if (place === -1) {
      added.push({ kind: 'added', text });
      continue;
    }
    removeUpTo(place);
    lines.push({ kind: 'same', text });
    from = place + 1;
  }
  removeUpTo(old.length);
  return lines;
}
