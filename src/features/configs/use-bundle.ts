import { useEffect, useRef, useState } from 'react';
import type { Bundle } from '../../core/exporters/bundle.ts';
import type { Language, Message } from '../../core/model/message.ts';
import type { Topology } from '../../core/model/topology.ts';
import type { BundleInput } from '../../platform/bundle-worker.ts';
import { createBundler } from '../../platform/bundler.ts';
import type { NewestOnlyWorker } from '../../platform/newest-only-worker.ts';
import { useDocument, useLanguage } from '../../platform/react/workspace.tsx';

interface Built {
  readonly topology: Topology;
  readonly language: Language;
  readonly bundle: Bundle;
}

/** Bundles kept: the present one, the one before, and a few to go back to by undo. */
const mostKept = 6;
/** Newest first. Kept while the panel is closed, so that it opens with what it last showed. */
let kept: readonly Built[] = [];

function findKept(topology: Topology | undefined, language: Language): Built | undefined {
  return kept.find((built) => built.topology === topology && built.language === language);
}

interface Writing {
  readonly built: Built | undefined;
  readonly error: string | null;
}

/** Has a topology's bundle written in a worker, unless it is kept from before. */
function useWriting(topology: Topology | undefined, language: Language): Writing {
  const [error, setError] = useState<{ topology: Topology; text: string } | null>(null);
  const [, setFinished] = useState<Built | undefined>(undefined);
  const worker = useRef<NewestOnlyWorker<BundleInput> | null>(null);
  const asked = useRef<{ topology: Topology; language: Language } | null>(null);

  useEffect(() => {
    const started = createBundler({
      onStart: () => undefined,
      onResult: ({ bundle }) => {
        if (asked.current === null) return;
        const built = { ...asked.current, bundle };
        kept = [built, ...kept].slice(0, mostKept);
        setError(null);
        setFinished(built);
      },
      onError: (text) => {
        if (asked.current !== null) setError({ topology: asked.current.topology, text });
      },
    });
    worker.current = started;
    return () => started.dispose();
  }, []);
  useEffect(() => {
    if (topology === undefined || findKept(topology, language) !== undefined) return;
    asked.current = { topology, language };
    worker.current?.ask({ topology, language, zipped: false });
  }, [topology, language]);

  return {
    built: findKept(topology, language),
    error: error?.topology === topology ? (error?.text ?? null) : null,
  };
}

export interface ShownBundle {
  readonly bundle: Bundle;
  /** What the last edit that can be undone started from; null if there is none. */
  readonly before: Bundle | null;
  /** What that edit did. */
  readonly edit: Message | null;
}

export interface BundleState {
  /** The newest whole answer; it may be that of an older revision. */
  readonly shown: ShownBundle | null;
  readonly writing: boolean;
  readonly error: string | null;
}

/** The bundle of the open design, and that before the last edit, each time the design changes. */
export function useBundle(): BundleState {
  const language = useLanguage();
  const topology = useDocument((state) => state.topology);
  const last = useDocument((state) => state.history.past.at(-1));
  const now = useWriting(topology, language);
  const then = useWriting(last?.topology, language);
  const [shown, setShown] = useState<ShownBundle | null>(null);

  // Without the bundle before, the present one is still worth showing.
  const settled = last === undefined || then.built !== undefined || then.error !== null;
  const next =
    now.built !== undefined && settled
      ? {
          bundle: now.built.bundle,
          before: then.built?.bundle ?? null,
          edit: then.built === undefined ? null : (last?.label ?? null),
        }
      : shown;
  if (next !== null && !isSame(next, shown)) setShown(next);
  return { shown: next, writing: now.built === undefined && now.error === null, error: now.error };
}

function isSame(one: ShownBundle, other: ShownBundle | null): boolean {
  return one.bundle === other?.bundle && one.before === other.before && one.edit === other.edit;
}
