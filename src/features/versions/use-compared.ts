import { useMemo } from 'react';
import { tellDiff, type ToldChange } from '../../core/diff/describe-diff.ts';
import { diffTopologies } from '../../core/diff/diff-topologies.ts';
import { useDocument, useSession } from '../../platform/react/workspace.tsx';
import type { CanvasDiff } from '../../store/session-store.ts';

export interface Compared {
  readonly diff: CanvasDiff;
  readonly changes: readonly ToldChange[];
  readonly drawnElsewhere: number;
}

/** What differs on the canvas; null while nothing is compared there. */
export function useCompared(): Compared | null {
  const diff = useSession((state) => state.diff);
  const document = useDocument((state) => state.topology);
  return useMemo(() => {
    if (diff === null) return null;
    const after = diff.after ?? document;
    const found = diffTopologies(diff.before, after);
    return {
      diff,
      changes: tellDiff(found, diff.before, after),
      drawnElsewhere: found.drawnElsewhere.length,
    };
  }, [diff, document]);
}
