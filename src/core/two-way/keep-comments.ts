/** A line that Mermaid passes over, and that is no directive. */
function isComment(line: string): boolean {
  return /^\s*%%(?!\{)/.test(line);
}

/**
 * A newly drawn text with the comments of the one that it replaces: each before the line that it
 * stood before, else after the one that it stood after, else at the end.
 */
export function keepComments(before: string, drawn: string): string {
  const old = before.split(/\r\n?|\n/);
  if (!old.some(isComment)) return drawn;
  const lines = drawn.split('\n');
  const find = (line: string | undefined): number =>
    line === undefined || line.trim() === ''
      ? -1
      : lines.findIndex((each) => each.trim() === line.trim());
  let at = 0;
  while (at < old.length) {
    if (!isComment(old[at] ?? '')) {
      at += 1;
      continue;
    }
    let end = at;
    while (isComment(old[end] ?? '')) end += 1;
    const block = old.slice(at, end);
    const next = find(old[end]);
    const previous = find(old[at - 1]);
    const last = lines.at(-1) === '' ? lines.length - 1 : lines.length;
    lines.splice(next >= 0 ? next : previous >= 0 ? previous + 1 : last, 0, ...block);
    at = end;
  }
  return lines.join('\n');
}
