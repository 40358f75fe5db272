type Flat = Readonly<Record<string, unknown>>;

function sameFlat(a: Flat, b: Flat): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.is(a[key], b[key]) || sameNested(a[key], b[key]))
  );
}

function sameNested(a: unknown, b: unknown): boolean {
  return (
    typeof a === 'object' &&
    typeof b === 'object' &&
    a !== null &&
    b !== null &&
    sameFlat(a as Flat, b as Flat)
  );
}

/**
 * Gives back the object of last time for everything that is still the same, so that only what
 * changed is drawn again, and the very list if all of it is.
 */
export function keepSame<T extends { readonly id: string }>(
  previous: readonly T[],
  next: readonly T[],
): readonly T[] {
  const old = new Map(previous.map((each) => [each.id, each]));
  let same = previous.length === next.length;
  const kept = next.map((each, at) => {
    const before = old.get(each.id);
    const reused =
      before !== undefined && sameFlat(before as unknown as Flat, each as unknown as Flat)
        ? before
        : each;
    if (reused !== previous[at]) same = false;
    return reused;
  });
  return same ? previous : kept;
}

/** {@link keepSame} that remembers the last list by itself. */
export function createKeeper<T extends { readonly id: string }>(): (
  next: readonly T[],
) => readonly T[] {
  let last: readonly T[] = [];
  return (next) => {
    last = keepSame(last, next);
    return last;
  };
}
