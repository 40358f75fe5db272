import { useEffect, useState } from 'react';
import type { Topology } from '../../core/model/topology.ts';
import type { SafeFixesOutput } from '../../platform/bundle-worker.ts';
import { createSafeFixer } from '../../platform/bundler.ts';

export interface SafeFixesState {
  /** Null until they have been found. */
  readonly fixes: SafeFixesOutput | null;
  readonly error: string | null;
}

const waiting: SafeFixesState = { fixes: null, error: null };

/** What can be resolved safely, found by a worker, which is ended when nobody looks any more. */
export function useSafeFixes(topology: Topology): SafeFixesState {
  const [answer, setAnswer] = useState<{ to: Topology; state: SafeFixesState } | null>(null);
  useEffect(() => {
    const fixer = createSafeFixer({
      onStart: () => undefined,
      onResult: (fixes) => setAnswer({ to: topology, state: { fixes, error: null } }),
      onError: (error) => setAnswer({ to: topology, state: { fixes: null, error } }),
    });
    fixer.ask({ fixAllSafe: topology });
    return () => fixer.dispose();
  }, [topology]);
  return answer?.to === topology ? answer.state : waiting;
}
