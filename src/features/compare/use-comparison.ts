import { useEffect, useRef, useState } from 'react';
import type { DesignComparison } from '../../core/advice/comparison.ts';
import type { Topology } from '../../core/model/topology.ts';
import { createComparer } from '../../platform/comparer.ts';

export interface ComparisonState {
  /** Of the newest pair; null until it has come. */
  readonly comparison: DesignComparison | null;
  readonly error: string | null;
}

interface Pair {
  readonly a: Topology;
  readonly b: Topology;
}

const waiting: ComparisonState = { comparison: null, error: null };

/** The comparison of two designs, made in a worker; nothing while there is no first one. */
export function useComparison(a: Topology | null, b: Topology): ComparisonState {
  const [answer, setAnswer] = useState<ComparisonState & { pair: Pair | null }>({
    ...waiting,
    pair: null,
  });
  const comparer = useRef<ReturnType<typeof createComparer> | null>(null);
  const asked = useRef<Pair | null>(null);
  useEffect(() => {
    const created = createComparer({
      onStart: () => undefined,
      onResult: (comparison) => setAnswer({ pair: asked.current, comparison, error: null }),
      onError: (error) => setAnswer({ pair: asked.current, comparison: null, error }),
    });
    comparer.current = created;
    return () => created.dispose();
  }, []);
  useEffect(() => {
    if (a === null) return;
    asked.current = { a, b };
    comparer.current?.ask({ a, b });
  }, [a, b]);
  // What was answered for another pair is not shown for this one.
  return answer.pair?.a === a && answer.pair.b === b ? answer : waiting;
}
