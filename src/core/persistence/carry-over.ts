type Fields = Readonly<Record<string, unknown>>;

/**
 * A decoded document changed as `before` became `after`: what is the same keeps its value of the
 * source (the very same object), its keys their order, and defaults that the source leaves out stay
 * out of it. `before` is what the source reads as.
 */
export function carryOver(source: unknown, before: unknown, after: unknown): unknown {
  if (sameValue(before, after)) return source;
  if (Array.isArray(source) && Array.isArray(before) && Array.isArray(after)) {
    const items: readonly unknown[] = source;
    return after.map((item: unknown, position) => {
      const old = counterpart(before, item, position, after.length);
      return old === undefined ? item : carryOver(items[old], before[old], item);
    });
  }
  if (isFields(source) && isFields(before) && isFields(after)) {
    const kept = Object.keys(source).filter((key) => Object.hasOwn(after, key));
    const added = Object.keys(after).filter(
      (key) => !Object.hasOwn(source, key) && !sameValue(before[key], after[key]),
    );
    return Object.fromEntries([
      ...kept.map((key) => [key, carryOver(source[key], before[key], after[key])]),
      ...added.map((key) => [key, carryOver(absent(after[key]), before[key], after[key])]),
    ]);
  }
  return after;
}

/** What a source that leaves a part out says of it: of settings, that all are as always. */
function absent(value: unknown): unknown {
  return isFields(value) ? {} : undefined;
}

/**
 * The position of the item that this one was: the same object or text, else the one of its id; of
 * lists as long as before, the one in its place. Undefined for a new item.
 */
export function counterpart(
  items: readonly unknown[],
  item: unknown,
  position: number,
  length: number,
): number | undefined {
  const same = items.indexOf(item);
  if (same >= 0) return same;
  const id = idOf(item);
  const found =
    id === undefined
      ? items.findIndex((each) => idOf(each) === undefined && sameValue(each, item))
      : items.findIndex((each) => idOf(each) === id);
  if (found >= 0) return found;
  return id === undefined && items.length === length ? position : undefined;
}

function idOf(item: unknown): unknown {
  return isFields(item) ? (item['id'] ?? item['component']) : undefined;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameValue((a as Fields)[key], (b as Fields)[key]))
  );
}
