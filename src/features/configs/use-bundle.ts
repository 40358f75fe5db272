import { useEffect, useRef, useState } from 'react';
import type { Bundle } from '../../core/exporters/bundle.ts';
import type { Language } from '../../core/model/message.ts';
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

/** Bundles kept: the present one, and a few to go back to by undo. */
const mostKept = 4;
/** Newest first. Kept while the panel is closed, so that it opens with what it last showed. */
let kept: readonly Built[] = [];

function findKept(topology: Topology, language: Language): Built | undefined {
  return kept.find((built) => built.topology === topology && built.language === language);
}

export interface WrittenBundle {
  /** The newest whole answer; it may be that of an older revision. */
  readonly bundle: Bundle | null;
  readonly writing: boolean;
  readonly error: string | null;
}

/** The bundle of the open design, written in a worker each time the design changes. */
export function useBundle(): WrittenBundle {
  const language = useLanguage();
  const topology = useDocument((state) => state.topology);
  const [error, setError] = useState<{ topology: Topology; text: string } | null>(null);
  const [shown, setShown] = useState<Bundle | null>(null);
  const worker = useRef<NewestOnlyWorker<BundleInput> | null>(null);
  const asked = useRef<{ topology: Topology; language: Language } | null>(null);

  useEffect(() => {
    const started = createBundler({
      onStart: () => undefined,
      onResult: ({ bundle }) => {
        if (asked.current === null) return;
        kept = [{ ...asked.current, bundle }, ...kept].slice(0, mostKept);
        setError(null);
        setShown(bundle);
      },
      onError: (text) => {
        if (asked.current !== null) setError({ topology: asked.current.topology, text });
      },
    });
    worker.current = started;
    return () => started.dispose();
  }, []);
  useEffect(() => {
    if (findKept(topology, language) !== undefined) return;
    asked.current = { topology, language };
    worker.current?.ask({ topology, language, zipped: false });
  }, [topology, language]);

  const present = findKept(topology, language)?.bundle;
  if (present !== undefined && present !== shown) setShown(present);
  const problem = error?.topology === topology ? error.text : null;
  return {
    bundle: present ?? shown,
    writing: present === undefined && problem === null,
    error: problem,
  };
}
