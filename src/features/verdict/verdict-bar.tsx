import { Sparkles } from 'lucide-react';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeState } from '../../core/analysis/describe.ts';
import { availabilityAndDowntime } from '../../core/analysis/exact/availability-text.ts';
import type { ApiState, Verdict } from '../../core/analysis/verdict.ts';
import {
  useDocument,
  useSession,
  useText,
  useTopologyIndex,
} from '../../platform/react/workspace.tsx';
import { announce } from '../../ui/announce.ts';
import { cx } from '../../ui/cx.ts';
import { SeverityIcon, type Severity } from '../../ui/severity-icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { TID } from '../../ui/test-ids.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { AvailabilityChip } from './availability-chip.tsx';
import { chipsOf, survives, type Chip } from './chips.ts';
import { FindingCounts } from './finding-counts.tsx';
import { VerdictChip } from './verdict-chip.tsx';
import styles from './verdict.module.css';

/** One line on what the design survives, kept up to date with every edit. */
export function VerdictBar(): ReactNode {
  const { t } = useTranslation('verdict');
  const empty = useDocument(
    ({ topology }) => topology.components.length + topology.endpoints.length === 0,
  );
  const verdict = useSession((state) => state.assessment?.verdict ?? null);
  const error = useSession((state) => state.assessmentError);
  return (
    <section className={styles['bar']} aria-label={t('label')} data-testid={TID.verdict}>
      {empty ? (
        <Invitation />
      ) : (
        <>
          {error !== null && <Failure error={error} />}
          {verdict === null ? (
            error === null && <span className={styles['quiet']}>{t('checking')}</span>
          ) : (
            <Survival verdict={verdict} />
          )}
        </>
      )}
      <span className={styles['grow']} />
      {!empty && verdict !== null && <Checking />}
      <FindingCounts />
    </section>
  );
}

function Invitation(): ReactNode {
  const { t } = useTranslation('verdict');
  return (
    <>
      <Sparkles size={15} className={styles['sparkles'] ?? ''} aria-hidden />
      <span className={styles['quiet']}>{t('empty')}</span>
    </>
  );
}

function Failure({ error }: { error: string }): ReactNode {
  const { t } = useTranslation('verdict');
  return (
    <span className={styles['failure']} role="alert" title={error}>
      <SeverityIcon severity="error" />
      <span className={styles['text']}>{t('failed', { error })}</span>
    </span>
  );
}

const severityOf: Readonly<Record<ApiState, Severity>> = {
  available: 'ok',
  degraded: 'ok',
  partial: 'error',
  unavailable: 'error',
};

function Survival({ verdict }: { verdict: Verdict }): ReactNode {
  const { t } = useTranslation('verdict');
  const { say } = useText();
  const set = useSession((state) => state.set);
  const index = useTopologyIndex();
  const availability = useSession((state) => state.assessment?.availability ?? null);
  const chips = useMemo(() => chipsOf(index, verdict), [index, verdict]);
  const texts = useChipTexts();
  const { api } = verdict.intact;
  const severity = severityOf[api];
  const sentence = say(describeState(index, verdict.intact));
  const shown = survives(verdict.intact) ? availability : null;
  const figure = shown === null ? [] : [say(availabilityAndDowntime(shown.unavailability))];
  const spoken =
    severity === 'ok'
      ? [`${t(`state.${api}`)}. ${t('survives')} ${chips.map(texts).join(' · ')}`, ...figure].join(
          ' · ',
        )
      : sentence;
  useAnnouncement(spoken);
  return (
    <>
      <Tooltip content={sentence}>
        <button
          type="button"
          className={cx(styles['state'], styles[severity])}
          onClick={() => set({ bottomPanel: 'analysis', analysisSection: 'tolerances' })}
        >
          <SeverityIcon severity={severity} />
          <span className={styles['text']}>{severity === 'ok' ? t(`state.${api}`) : sentence}</span>
        </button>
      </Tooltip>
      {chips.length > 0 && (
        <>
          <span className={styles['lead']} id="verdict-survives">
            {t('survives')}
          </span>
          <ul className={styles['chips']} aria-labelledby="verdict-survives">
            {chips.map((chip) => (
              <li key={chip.kind}>
                <VerdictChip chip={chip} text={texts(chip)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {shown !== null && <AvailabilityChip availability={shown} />}
    </>
  );
}

/** The words of a chip. */
function useChipTexts(): (chip: Chip) => string {
  const { t } = useTranslation('verdict');
  const { say } = useText();
  return ({ kind, tolerated, weakest, others, exhaustive }) => {
    if (tolerated > 0) {
      const any = t(`any.${kind}`, { count: tolerated });
      return exhaustive ? any : t('atLeast', { any });
    }
    if (weakest === null) return t(`unknown.${kind}`);
    const not = t(`not.${kind}`, { weakest: say(weakest) });
    return others.length === 0 ? not : t('notMore', { not, count: others.length });
  };
}

/** Milliseconds that a verdict stands before it is read out: not at every stroke of the keyboard. */
const settled = 1200;

/** What was last said, or stood when the page opened: the bar itself can be read then. */
let lastSpoken: string | null = null;

function useAnnouncement(text: string): void {
  useEffect(() => {
    if (lastSpoken === null) lastSpoken = text;
    if (text === lastSpoken) return undefined;
    const timer = setTimeout(() => {
      lastSpoken = text;
      announce(text);
    }, settled);
    return () => clearTimeout(timer);
  }, [text]);
}

/** Has its place whether or not a check is going on, and shows only one that takes long. */
function Checking(): ReactNode {
  const { t } = useTranslation('verdict');
  const assessing = useSession((state) => state.assessing);
  return (
    <span className={styles['checking']}>
      {assessing && (
        <span className={styles['late']}>
          <Spinner label={t('checking')} size={13} showLabel />
        </span>
      )}
    </span>
  );
}
