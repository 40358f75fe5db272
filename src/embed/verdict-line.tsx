import { ExternalLink } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { describeState } from '../core/analysis/describe.ts';
import { severities } from '../core/diagnostics/diagnostic.ts';
import type { TopologyIndex } from '../core/graph/topology-index.ts';
import { chipsOf, survives, type Chip } from '../features/verdict/chips.ts';
import type { Assessment } from '../store/session-store.ts';
import { cx } from '../ui/cx.ts';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import styles from './embed.module.css';
import { texts, type Speech } from './texts.ts';

export interface VerdictLineProps {
  readonly index: TopologyIndex;
  readonly assessment: Assessment | null;
  /** Why there is none, if there is none. */
  readonly error: string | null;
  /** Address that opens the design in the designer; null if there is none. */
  readonly openAt: string | null;
  readonly speech: Speech;
}

/** What the design is called and survives, how many findings there are, and the way to edit it. */
export function VerdictLine(props: VerdictLineProps): ReactNode {
  const { index, assessment, error, openAt, speech } = props;
  return (
    <header className={styles['bar']}>
      <h1 className={styles['title']}>{index.topology.metadata.name}</h1>
      <div className={styles['verdict']} aria-live="polite">
        {error !== null && <span role="alert">{speech.verdict('failed', { error })}</span>}
        {error === null && assessment === null && <span>{speech.verdict('checking')}</span>}
        {assessment !== null && <Survival index={index} assessment={assessment} speech={speech} />}
      </div>
      {openAt !== null && (
        <a className={styles['open']} href={openAt} target="_blank" rel="noopener noreferrer">
          {speech.pick(texts.open)}
          <ExternalLink size={13} aria-hidden />
        </a>
      )}
    </header>
  );
}

function Survival({
  index,
  assessment: { verdict, diagnostics },
  speech,
}: {
  index: TopologyIndex;
  assessment: Assessment;
  speech: Speech;
}): ReactNode {
  const chips = useMemo(() => chipsOf(index, verdict), [index, verdict]);
  const fine = survives(verdict.intact);
  const counts = severities.flatMap((severity) => {
    const count = diagnostics.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [{ severity, count }];
  });
  return (
    <>
      <span className={styles['state']}>
        <SeverityIcon severity={fine ? 'ok' : 'error'} />
        {fine
          ? speech.verdict(`state.${verdict.intact.api}`)
          : speech.say(describeState(index, verdict.intact))}
      </span>
      {chips.length > 0 && <span id="survives">{speech.verdict('survives')}</span>}
      {chips.length > 0 && (
        <ul className={styles['chips']} aria-labelledby="survives">
          {chips.map((chip) => (
            <li
              key={chip.kind}
              className={cx(styles['chip'], styles[chip.severity])}
              title={chipText(chip, speech)}
            >
              <SeverityIcon
                severity={chip.severity}
                size={13}
                label={speech.verdict(`severity.${chip.severity}`)}
              />
              <span>{chipText(chip, speech)}</span>
            </li>
          ))}
        </ul>
      )}
      {counts.length > 0 && (
        <ul className={styles['counts']}>
          {counts.map(({ severity, count }) => (
            <li key={severity}>
              <SeverityIcon severity={severity} size={13} />
              {speech.verdict(`counts.${severity}`, { count })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The words that the designer has for a chip. */
function chipText({ kind, tolerated, weakest, others, exhaustive }: Chip, speech: Speech): string {
  const { verdict, say } = speech;
  if (tolerated > 0) {
    const any = verdict(`any.${kind}`, { count: tolerated });
    return exhaustive ? any : verdict('atLeast', { any });
  }
  if (weakest === null) return verdict(`unknown.${kind}`);
  const not = verdict(`not.${kind}`, { weakest: say(weakest) });
  return others.length === 0 ? not : verdict('notMore', { not, count: others.length });
}
