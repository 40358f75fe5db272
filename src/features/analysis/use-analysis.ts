import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createAnalyst, type Analyst, type AnalystEvents } from '../../platform/analyst.ts';
import { useDocument, useSession, useWorkspace } from '../../platform/react/workspace.tsx';

/** How the computation stands. Of no interest to the rest of the page, so it is no session state. */
export interface Computation {
  /** How far it has come; null while none runs or has reported. */
  readonly progress: Parameters<AnalystEvents['onProgress']>[0] | null;
  /** The user ended it before it had all answers. */
  readonly cancelled: boolean;
  /** Why it failed, if it did. */
  readonly error: string | null;
}

export interface AnalysisControl {
  readonly computation: Computation;
  /** Ends the computation; what it has found so far stays. */
  readonly cancel: () => void;
  /** Computes again for the design as it is now. */
  readonly restart: () => void;
}

const fresh: Computation = { progress: null, cancelled: false, error: null };

/**
 * Keeps the exact analysis of the open design up to date while the caller is shown. Its answers go
 * into the session, where they stay when the caller goes, so that it opens again with them.
 */
export function useAnalysis(): AnalysisControl {
  const { document, session } = useWorkspace();
  const revision = useDocument((state) => state.revision);
  const setAnalysis = useSession((state) => state.setAnalysis);
  const [reported, setReported] = useState({ about: revision, computation: fresh });
  const analyst = useRef<Analyst | null>(null);
  const asked = useRef(revision);

  const report = useCallback(
    (news: Partial<Computation>) =>
      setReported({ about: asked.current, computation: { ...fresh, ...news } }),
    [],
  );
  const ask = useCallback(() => {
    const { topology, revision: about } = document.getState();
    asked.current = about;
    analyst.current?.ask({ revision: about, topology });
  }, [document]);

  useEffect(() => {
    const started = createAnalyst({
      onProgress: (progress) => report({ progress }),
      onAnalysis: (about, value) => {
        report({});
        setAnalysis({ analysis: { revision: about, value } });
      },
      onChanges: (about, value) => {
        report({});
        setAnalysis({ changes: { revision: about, value } });
      },
      onError: (error) => report({ error }),
    });
    analyst.current = started;
    return () => {
      analyst.current = null;
      started.dispose();
    };
  }, [report, setAnalysis]);

  useEffect(() => {
    const { analysis, changes } = session.getState().analysis;
    const known = analysis?.revision === revision && changes?.revision === revision;
    if (!known) ask();
  }, [revision, session, ask]);

  const cancel = useCallback(() => {
    analyst.current?.cancel();
    report({ cancelled: true });
  }, [report]);
  const restart = useCallback(() => {
    ask();
    report({});
  }, [ask, report]);
  // What was reported of an older design says nothing of this one.
  const computation = reported.about === revision ? reported.computation : fresh;
  return useMemo(() => ({ computation, cancel, restart }), [computation, cancel, restart]);
}
