import type { Mark } from './preview.ts';

interface Drawn {
  readonly id: string;
  readonly data?: { readonly mark: Mark | undefined };
}

/** A preview with what it removes, taken from the picture of now; parents stay before children. */
export function withGhosts<T extends Drawn>(preview: readonly T[], now: readonly T[]): T[] {
  const there = new Set(preview.map(({ id }) => id));
  const ghosts = now.filter(({ id, data }) => data?.mark === 'removed' && !there.has(id));
  return [...preview, ...ghosts];
}
