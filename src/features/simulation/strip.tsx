import { ChevronDown, X } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioReport } from '../../core/analysis/scenario/scenario-report.ts';
import type { ApiState } from '../../core/analysis/verdict.ts';
import { useAction } from '../../platform/react/actions.tsx';
import type { Played } from '../../platform/react/play-simulation.ts';
import { useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { describeStep, describeTarget } from '../../store/describe-step.ts';
import type { Simulation } from '../../store/simulation.ts';
import { announce } from '../../ui/announce.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { TID } from '../../ui/test-ids.ts';
import { Toolbar, ToolbarSeparator } from '../../ui/toolbar.tsx';
import { ReportDetails } from './report-details.tsx';
import styles from './simulation.module.css';
import { severityOfState } from './state-severity.ts';
import { StepTools } from './step-tools.tsx';

/** The outcome of the steps that are played, and what to do with them. */
export function Strip({
  simulation,
  played,
}: {
  simulation: Simulation;
  played: Played;
}): ReactElement {
  const { t } = useTranslation('simulation');
  const { say } = useText();
  const leave = useAction('toggle-simulation');
  const [open, setOpen] = useState(false);
  const { report } = played;
  const sentence = say(report.sentence);
  const situation = useSituation(simulation);
  useEffect(() => announce(`${situation} ${sentence}`), [situation, sentence]);
  return (
    <section
      className={styles['strip']}
      aria-label={t('title')}
      data-testid={TID.simulation}
      data-api={report.api}
    >
      <div className={styles['words']}>
        <Outcome report={report} />
        <p className={styles['situation']} title={situation}>
          {situation}
        </p>
      </div>
      <Toolbar label={t('tools')} className={styles['tools']}>
        <StepTools simulation={simulation} />
        <ToolbarSeparator />
        <IconButton
          icon={ChevronDown}
          className={cx(styles['more'], open && styles['open'])}
          label={t(open ? 'less' : 'more')}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
        <IconButton icon={X} label={t('leave')} shortcut={leave.shortcut} onClick={leave.run} />
      </Toolbar>
      {open && <ReportDetails played={played} />}
    </section>
  );
}

/** The sentence of the report; under a partition one line a side, of many the first ones. */
function Outcome({ report }: { report: ScenarioReport }): ReactElement {
  const { t } = useTranslation('simulation');
  const { say } = useText();
  const { sides } = report;
  const [only] = sides;
  if (sides.length === 1 && only !== undefined) {
    return <Told api={report.api} sentence={say(report.sentence)} />;
  }
  const told = sides.length <= mostLines ? sides : sides.slice(0, mostLines - 1);
  const more = sides.length - told.length;
  return (
    <ul className={styles['outcomes']}>
      {told.map(({ state, sentence }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- sides have no identity but their place
        <li key={at}>
          <Told api={state.api} sentence={say(sentence)} />
        </li>
      ))}
      {more > 0 && <li className={styles['situation']}>{t('moreSides', { count: more })}</li>}
    </ul>
  );
}

/** As many as there is room for without moving the canvas. */
const mostLines = 2;

function Told({ api, sentence }: { api: ApiState; sentence: string }): ReactElement {
  const { t } = useTranslation('simulation');
  return (
    <p className={styles['sentence']} title={sentence}>
      <SeverityIcon severity={severityOfState[api]} label={t(`state.${api}`)} />
      <span>{sentence}</span>
    </p>
  );
}

/** Where the simulation stands, or what to do next. */
function useSituation({ steps, cursor, cutFrom }: Simulation): string {
  const { t } = useTranslation('simulation');
  const { say } = useText();
  const index = useTopologyIndex();
  if (cutFrom !== null) return t('chooseCut', { place: say(describeTarget(index, cutFrom)) });
  const last = steps[cursor - 1];
  if (last !== undefined) {
    return t('step', { step: cursor, steps: steps.length, what: say(describeStep(index, last)) });
  }
  return steps.length === 0 ? t('begin') : t('allTakenBack', { count: steps.length });
}
