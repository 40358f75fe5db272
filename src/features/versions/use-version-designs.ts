import { useEffect, useState } from 'react';
import type { DesignSummary } from '../../core/advice/comparison.ts';
import type { Topology } from '../../core/model/topology.ts';
import { createJudge } from '../../platform/judge.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { readStoredDesign } from '../../platform/stored-design.ts';
import type { StoredVersion } from '../../platform/version-storage.ts';

export interface VersionDesign {
  /** Null while it is read, and if it cannot be. */
  readonly topology: Topology | null;
  readonly error: string | null;
}

const unread: VersionDesign = { topology: null, error: null };

/** What a version holds, read when somebody asks for it. */
export function useVersionDesign(version: StoredVersion | null): VersionDesign {
  const { say } = useText();
  const [read, setRead] = useState<ReadonlyMap<string, VersionDesign>>(new Map());
  const id = version?.id ?? null;
  const known = id === null ? unread : read.get(id);
  useEffect(() => {
    if (version === null || read.has(version.id)) return;
    void readStoredDesign(version).then((reading) =>
      setRead((others) =>
        new Map(others).set(
          version.id,
          reading.ok
            ? { topology: reading.topology, error: null }
            : { topology: null, error: say(reading.message) },
        ),
      ),
    );
  }, [version, read, say]);
  return known ?? unread;
}

/** A version never changes, so it is judged once for as long as the page lives. */
const judged = new Map<string, DesignSummary | null>();

/** What each version is worth by the rules of now, one after the other; null where it fails. */
export function useFigures(
  versions: readonly StoredVersion[],
): ReadonlyMap<string, DesignSummary | null> {
  const [figures, setFigures] = useState<ReadonlyMap<string, DesignSummary | null>>(judged);
  useEffect(() => {
    const waiting = versions.filter(({ id }) => !judged.has(id));
    let asked: StoredVersion | undefined;
    const answer = (summary: DesignSummary | null): void => {
      if (asked === undefined) return;
      judged.set(asked.id, summary);
      setFigures(new Map(judged));
      void next();
    };
    const judge = createJudge({
      onStart: () => undefined,
      onResult: answer,
      onError: () => answer(null),
    });
    const next = async (): Promise<void> => {
      asked = waiting.shift();
      if (asked === undefined) return;
      const reading = await readStoredDesign(asked);
      if (reading.ok) judge.ask(reading.topology);
      else answer(null);
    };
    void next();
    return () => {
      asked = undefined;
      waiting.length = 0;
      judge.dispose();
    };
  }, [versions]);
  return figures;
}
