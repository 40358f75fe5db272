/** Height of every row, in CSS pixels at 100 % text size. */
export const rowHeight = 28;
/** Rows drawn beyond the edges, so that scrolling meets no gap. */
const beyond = 8;

/**
 * The rows to draw: those in view and a few around, and always the one that has the keyboard, which
 * would lose the focus if it went.
 */
export function drawnRows(
  count: number,
  scrollTop: number,
  height: number,
  kept: number,
): readonly number[] {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - beyond);
  const last = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + beyond);
  const drawn = Array.from({ length: Math.max(0, last - first) }, (_unused, at) => first + at);
  if (kept < 0 || kept >= count || (kept >= first && kept < last)) return drawn;
  return kept < first ? [kept, ...drawn] : [...drawn, kept];
}

/** Where to scroll to so that a row is wholly in view; the present place if it is. */
export function scrollTopFor(at: number, scrollTop: number, height: number): number {
  const top = at * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + height ? top + rowHeight - height : scrollTop;
}
