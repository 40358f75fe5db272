import { useCallback, useEffect, useRef } from 'react';
import { createAnalyst, type Analyst } from '../../platform/analyst.ts';
import { useDocument, useSession, useWorkspace } from '../../platform/react/workspace.tsx';

export interface AnalysisControl {
  /** Ends the computation; what it has found so far stays. */
  readonly cancel: () => void;
  /** Computes again for the design as it is now. */
  readonly restart: () => void;
}

/**
 * Keeps the exact analysis of the open design up to date while the caller is shown. Its answers go
 * into the session, where they stay when the caller goes, so that it opens again with them.
 */
export function useAnalysis(): AnalysisControl {
  const { document, session } = useWorkspace();
  const revision = useDocument((state) => state.revision);
  const setAnalysis = useSession((state) => state.setAnalysis);
  const analyst = useRef<Analyst | null>(null);

  const ask = useCallback(() => {
    const { topology, revision: asked } = document.getState();
    setAnalysis({ progress: null, cancelled: false, error: null });
    analyst.current?.ask({ revision: asked, topology });
  }, [document, setAnalysis]);

  useEffect(() => {
    const started = createAnalyst({
      onProgress: (progress) => setAnalysis({ progress }),
      onAnalysis: (about, value) =>
        setAnalysis({ analysis: { revision: about, value }, progress: null }),
      onChanges: (about, value) =>
        setAnalysis({ changes: { revision: about, value }, progress: null }),
      onError: (error) => setAnalysis({ error, progress: null }),
    });
    analyst.current = started;
    return () => {
      analyst.current = null;
      started.dispose();
      setAnalysis({ progress: null });
    };
  }, [setAnalysis]);

  useEffect(() => {
    const { analysis, changes } = session.getState().analysis;
    const known = analysis?.revision === revision && changes?.revision === revision;
    if (!known) ask();
  }, [revision, session, ask]);

  const cancel = useCallback(() => {
    analyst.current?.cancel();
    setAnalysis({ progress: null, cancelled: true });
  }, [setAnalysis]);
  return { cancel, restart: ask };
}
