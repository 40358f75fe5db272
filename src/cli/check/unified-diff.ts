import { diffHunks, type DiffHunk } from '../../core/bundle/line-diff.ts';

const signs = { same: ' ', added: '+', removed: '-' } as const;

/** Two texts of a file as `diff -u` shows them; empty where they are equal. */
export function unifiedDiff(name: string, before: string, after: string): string {
  return unifiedHunks(name, name, diffHunks(before, after));
}

/** As {@link unifiedDiff}, from places that are known already. `/dev/null` names a file that is not. */
export function unifiedHunks(before: string, after: string, hunks: readonly DiffHunk[]): string {
  if (hunks.length === 0) return '';
  let shift = 0;
  const parts = hunks.map(({ line, lines }) => {
    const count = (kind: 'added' | 'removed'): number =>
      lines.filter((each) => each.kind === kind).length;
    const [added, removed] = [count('added'), count('removed')];
    const [old, now] = [lines.length - added, lines.length - removed];
    const start = line - shift;
    shift += added - removed;
    const head = `@@ -${range(start, old)} +${range(line, now)} @@`;
    return [head, ...lines.map(({ kind, text }) => `${signs[kind]}${text}`)].join('\n');
  });
  return `--- ${before}\n+++ ${after}\n${parts.join('\n')}\n`;
}

/** A part without lines is named by the line before it. */
function range(start: number, count: number): string {
  return count === 0 ? `${start - 1},0` : `${start},${count}`;
}
