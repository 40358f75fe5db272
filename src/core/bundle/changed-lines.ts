/** What became of a text, by lines. */
export interface LineChange {
  /** Numbers, from 1, of the lines that the text before did not have at that place. */
  readonly changed: readonly number[];
  readonly removed: number;
}

/** Cells that the comparison may fill: about 8 MB and some 20 ms. */
const mostCells = 4_000_000;

/**
 * The lines of `after` that are not in a longest common subsequence of both texts. Where so many
 * lines differ that this would take long, the lines of `after` that occur nowhere in `before`.
 */
export function changedLines(before: string, after: string): LineChange {
  const old = linesOf(before);
  const now = linesOf(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const oldMiddle = old.slice(head, old.length - tail);
  const nowMiddle = now.slice(head, now.length - tail);
  const kept =
    (oldMiddle.length + 1) * (nowMiddle.length + 1) <= mostCells
      ? commonInOrder(oldMiddle, nowMiddle)
      : occurring(oldMiddle, nowMiddle);
  const changed = nowMiddle.flatMap((_line, at) => (kept.has(at) ? [] : [head + at + 1]));
  return { changed, removed: oldMiddle.length - kept.size };
}

/** The final newline ends the last line; it does not begin another. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n?|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Indices of `now` that a longest common subsequence takes. */
function commonInOrder(old: readonly string[], now: readonly string[]): ReadonlySet<number> {
  const width = now.length + 1;
  // At [i, j] the length of the subsequence of old from i on and now from j on.
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const kept = new Set<number>();
  for (let i = 0, j = 0; i < old.length && j < now.length;) {
    if (old[i] === now[j]) {
      kept.add(j);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return kept;
}

/** Indices of `now` whose line occurs in `old`, each occurrence used once, in whatever order. */
function occurring(old: readonly string[], now: readonly string[]): ReadonlySet<number> {
  const left = new Map<string, number>();
  for (const line of old) left.set(line, (left.get(line) ?? 0) + 1);
  const kept = new Set<number>();
  for (const [at, line] of now.entries()) {
    const count = left.get(line) ?? 0;
    if (count === 0) continue;
    left.set(line, count - 1);
    kept.add(at);
  }
  return kept;
}
