import { useCallback, useEffect, useRef, useState } from 'react';
import { createCutSetPager } from '../../platform/cut-set-pager.ts';
import type { CutSetPage, CutSetPageInput } from '../../platform/cut-set-worker.ts';
import type { NewestOnlyWorker } from '../../platform/newest-only-worker.ts';
import { useDocument, useWorkspace } from '../../platform/react/workspace.tsx';

/** Sets on a page. */
export const pageLength = 500;

export interface CutSetPages {
  /** The order that is looked through; null while the smallest sets are shown. */
  readonly order: number | null;
  /** Null while it is being fetched. */
  readonly page: CutSetPage | null;
  readonly error: string | null;
  /** Shows sets of an order from the given one on (0 for the first). */
  readonly show: (order: number, skip: number) => void;
  readonly close: () => void;
}

interface Wish {
  readonly order: number;
  readonly skip: number;
}

/** Looks through all minimal cut sets of one order, a page at a time; an edit asks again. */
export function useCutSetPages(): CutSetPages {
  const { document } = useWorkspace();
  const revision = useDocument((state) => state.revision);
  const [wish, setWish] = useState<Wish | null>(null);
  const [answer, setAnswer] = useState<CutSetPage | null>(null);
  const [error, setError] = useState<string | null>(null);
  const pager = useRef<NewestOnlyWorker<CutSetPageInput> | null>(null);

  useEffect(() => () => pager.current?.dispose(), []);
  useEffect(() => {
    if (wish === null) return;
    pager.current ??= createCutSetPager({
      onStart: () => setError(null),
      onResult: setAnswer,
      onError: setError,
    });
    const { topology } = document.getState();
    pager.current.ask({ revision, topology, ...wish, most: pageLength });
  }, [wish, revision, document]);

  const show = useCallback((order: number, skip: number) => setWish({ order, skip }), []);
  const close = useCallback(() => setWish(null), []);
  const current =
    answer?.revision === revision && answer.order === wish?.order && answer.skip === wish.skip;
  return { order: wish?.order ?? null, page: current ? answer : null, error, show, close };
}
