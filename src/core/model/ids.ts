import { elementCollections, type Topology } from './topology.ts';

/** Every id in use, of whatever kind of element or of a saved scenario. */
export function usedIds(topology: Topology): Set<string> {
  const lists = [...elementCollections, 'scenarios'] as const;
  return new Set(lists.flatMap((list) => topology[list].map(({ id }) => id)));
}

/** `prefix-n` with the smallest n from 1 that is free: the same edits give the same ids. */
export function freeId(prefix: string, used: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const candidate = `${prefix}-${n}`;
    if (!used.has(candidate)) return candidate;
  }
}

/** As {@link freeId}, for names, without regard to case. */
export function freeName(prefix: string, used: Iterable<string>): string {
  return freeId(prefix, new Set(Array.from(used, (name) => name.toLowerCase())));
}
