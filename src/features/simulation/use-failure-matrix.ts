import { useEffect, useRef, useState } from 'react';
import type { Topology } from '../../core/model/topology.ts';
import type { PlayedFailures } from '../../platform/failure-matrix-worker.ts';
import { createFailurePlayer } from '../../platform/failure-player.ts';
import type { NewestOnlyWorker } from '../../platform/newest-only-worker.ts';
import { useDocument } from '../../platform/react/workspace.tsx';

export interface FailureMatrixState {
  /** The newest whole answer; it may be that of an older document. */
  readonly played: PlayedFailures | null;
  readonly error: string | null;
}

/** All single failures of the open design, played anew in a worker each time it changes. */
export function useFailureMatrix(): FailureMatrixState {
  const topology = useDocument((state) => state.topology);
  const [state, setState] = useState<FailureMatrixState>({ played: null, error: null });
  const worker = useRef<NewestOnlyWorker<Topology> | null>(null);
  useEffect(() => {
    const started = createFailurePlayer({
      onStart: () => undefined,
      onResult: (played) => setState({ played, error: null }),
      onError: (error) => setState({ played: null, error }),
    });
    worker.current = started;
    return () => started.dispose();
  }, []);
  useEffect(() => worker.current?.ask(topology), [topology]);
  return state;
}
