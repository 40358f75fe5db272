/** Elements by a key, keys in the order of their first element; those without a key are left out. */
export function groupBy<T, K>(
  elements: readonly T[],
  keyOf: (element: T) => K | undefined,
): Map<K, [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const element of elements) {
    const key = keyOf(element);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [element]);
    else group.push(element);
  }
  return groups;
}
