/** Deeper than any document that a person or a tool writes, far from the end of the stack. */
const maxDepth = 64;

/**
 * A copy of a value as JSON would hold it: properties that are `undefined` are left out and -0 is 0.
 * Undefined if JSON cannot hold it (functions, NaN, dates, circles, more than 64 levels).
 */
export function toJsonValue(value: unknown, depth = 0): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value + 0 : undefined;
    case 'object':
      return value === null ? null : copyObject(value, depth + 1);
    default:
      return undefined;
  }
}

function copyObject(value: object, depth: number): unknown {
  if (depth > maxDepth) return undefined;
  if (Array.isArray(value)) {
    const items = Array.from(value, (item: unknown) => toJsonValue(item, depth));
    return items.includes(undefined) ? undefined : items;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  const entries: [string, unknown][] = [];
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const copy = toJsonValue(item, depth);
    if (copy === undefined) return undefined;
    entries.push([key, copy]);
  }
  return Object.fromEntries(entries);
}
