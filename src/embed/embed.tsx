import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { indexTopology } from '../core/graph/topology-index.ts';
import type { Topology } from '../core/model/topology.ts';
import { shareLink } from '../core/share/share-link.ts';
import { severitiesByElement } from '../features/canvas/scene/severities.ts';
import { createAssessor } from '../platform/assessor.ts';
import { folderAddress } from '../platform/page-address.ts';
import type { Assessment } from '../store/session-store.ts';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import { drawingOf } from './drawing.ts';
import styles from './embed.module.css';
import type { Loaded } from './load-design.ts';
import { Picture } from './picture.tsx';
import { texts, type Speech } from './texts.ts';
import { VerdictLine } from './verdict-line.tsx';

/** A design to look at, with its verdict; or why there is none. */
export function Embed({ loaded, speech }: { loaded: Loaded; speech: Speech }): ReactNode {
  if (loaded.ok) return <Design topology={loaded.topology} speech={speech} />;
  return (
    <main className={styles['problem']} role="alert">
      <SeverityIcon severity="error" size={18} />
      <p>{speech.say(loaded.message)}</p>
    </main>
  );
}

function Design({ topology, speech }: { topology: Topology; speech: Speech }): ReactNode {
  const index = useMemo(() => indexTopology(topology), [topology]);
  const drawing = useMemo(() => drawingOf(index), [index]);
  const { assessment, error } = useAssessment(topology);
  const severities = useMemo(
    () => severitiesByElement(assessment?.diagnostics ?? []),
    [assessment],
  );
  const openAt = useMemo(() => {
    const link = shareLink(topology, folderAddress());
    return link.ok ? link.url : null;
  }, [topology]);
  const { name } = topology.metadata;
  useEffect(() => {
    document.title = `${name} – Quorate`;
  }, [name]);
  return (
    <div className={styles['embed']}>
      <VerdictLine {...{ index, assessment, error, openAt, speech }} />
      {drawing.boxes.length === 0 ? (
        <main className={styles['problem']}>
          <p>{speech.pick(texts.empty)}</p>
        </main>
      ) : (
        <Picture drawing={drawing} name={name} severities={severities} speech={speech} />
      )}
    </div>
  );
}

/** Verdict and findings, judged in a worker as the designer does. */
function useAssessment(topology: Topology): {
  assessment: Assessment | null;
  error: string | null;
} {
  const [assessment, setAssessment] = useState<Assessment | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    const assessor = createAssessor({
      onStart: () => undefined,
      onResult: setAssessment,
      onError: setError,
    });
    assessor.ask({ topology, revision: 0 });
    return () => assessor.dispose();
  }, [topology]);
  return { assessment, error };
}
