/**
 * Lengths of bars for counts of very different size, 0 to 1 on a logarithmic scale. Nothing has no
 * bar, one has a short one.
 */
export function barShares(counts: readonly bigint[]): number[] {
  const magnitudes = counts.map((count) => (count <= 0n ? 0 : 0.5 + magnitude(count)));
  const most = Math.max(...magnitudes, 1);
  return magnitudes.map((each) => each / most);
}

/** The decimal logarithm; a bigint may be larger than any number. */
function magnitude(count: bigint): number {
  const text = count.toString();
  return text.length - 1 + Math.log10(Number(`${text.slice(0, 1)}.${text.slice(1, 15) || '0'}`));
}
