export type PlainProblem =
  | { readonly kind: 'too-deep' }
  /** `path` as `hosts[2].weight`. */
  | { readonly kind: 'not-a-number'; readonly path: string };

/**
 * Makes a decoded value what JSON can hold and our programs can walk: -0 becomes 0 and `__proto__`
 * keys go. Returns what stands in the way: NaN or infinity (YAML has them), or nesting beyond
 * `maxDepth`. Changes the value in place and does not recurse.
 */
export function settlePlainValue(root: unknown, maxDepth: number): PlainProblem | undefined {
  const queue: { value: object; path: string; depth: number }[] = [];
  const visit = (value: unknown, path: () => string, depth: number): PlainProblem | undefined => {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      return { kind: 'not-a-number', path: path() };
    }
    if (typeof value !== 'object' || value === null) return undefined;
    if (depth > maxDepth) return { kind: 'too-deep' };
    queue.push({ value, path: path(), depth });
    return undefined;
  };
  const problem = visit(root, () => '', 1);
  if (problem !== undefined) return problem;
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { value, path, depth } = next;
    const container = value as Record<string, unknown>;
    for (const key of Object.keys(container)) {
      if (key === '__proto__') {
        delete container[key];
        continue;
      }
      const item = container[key];
      if (Object.is(item, -0)) container[key] = 0;
      const itemPath = (): string =>
        Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
      const found = visit(item, itemPath, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
