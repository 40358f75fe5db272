import { Eye, EyeOff } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NextChange } from '../../core/advice/next-changes.ts';
import { minutesPerYear } from '../../core/analysis/exact/analysis.ts';
import { downtimesText, downtimeText } from '../../core/analysis/exact/availability-text.ts';
import { toleranceKinds, type Verdict } from '../../core/analysis/verdict.ts';
import { describeSteps } from '../../core/commands/describe-steps.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { useSession, useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { announce } from '../../ui/announce.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import styles from './analysis.module.css';

export interface ChangeRowProps {
  readonly change: NextChange;
  readonly verdict: Verdict | null;
  readonly disabled: boolean;
  /** It is shown on the canvas. */
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** One change: what it does, saves and costs. */
export function ChangeRow(props: ChangeRowProps): ReactNode {
  const { t } = useTranslation('analysis');
  const { say } = useText();
  const index = useTopologyIndex();
  const edit = useEdit();
  const set = useSession((state) => state.set);
  const { change, disabled, open, onOpenChange } = props;
  const label = useId();
  const [before, after] = downtimesText(
    change.before * minutesPerYear,
    change.after * minutesPerYear,
  );
  const apply = (): void => {
    set({ preview: null });
    const { commands } = change;
    const result = edit({ type: 'batch', label: change.label, commands });
    if (result.ok) announce(t('changes.applied', { change: say(change.label) }));
  };
  return (
    <li className={cx(styles['change'], open && styles['open'])}>
      <div className={styles['changeHead']}>
        <span className={styles['saved']}>
          {t('changes.saves', { time: say(downtimeText(change.minutesSaved)) })}
        </span>
        <span className={styles['changeText']}>
          <strong id={label}>{say(change.label)}</strong>
          <span className={styles['facts']}>
            <span>
              {t('changes.becomes', {
                before: say(before),
                after: say(after),
              })}
            </span>
            <span>{hostsText(change.hosts, t)}</span>
            <Gains change={change} verdict={props.verdict} />
          </span>
        </span>
        <Button
          size="s"
          icon={open ? EyeOff : Eye}
          aria-pressed={open}
          aria-describedby={label}
          disabled={disabled}
          onClick={() => onOpenChange(!open)}
        >
          {t('changes.preview')}
        </Button>
        <Button
          size="s"
          variant="primary"
          aria-describedby={label}
          disabled={disabled}
          onClick={apply}
        >
          {t('changes.apply')}
        </Button>
      </div>
      {open && (
        <ul className={styles['steps']}>
          {describeSteps(index.topology, change.commands).map((step, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- steps have no identity but their place
            <li key={at}>{say(step)}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

function hostsText(hosts: number, t: ReturnType<typeof useTranslation<'analysis'>>['t']): string {
  if (hosts === 0) return t('changes.noHosts');
  return hosts > 0
    ? t('changes.moreHosts', { count: hosts })
    : t('changes.fewerHosts', { count: -hosts });
}

/** The kinds of which more is survived than now. */
function Gains({ change, verdict }: Pick<ChangeRowProps, 'change' | 'verdict'>): ReactNode {
  const { t } = useTranslation('analysis');
  return toleranceKinds.flatMap((kind) => {
    const now = verdict?.tolerates[kind]?.tolerated;
    const then = change.tolerates[kind];
    if (now === undefined || then === null || then <= now) return [];
    return [
      <Badge key={kind} tone="ok">
        {t('changes.survives', { what: t(`any.${kind}`, { count: then }) })}
      </Badge>,
    ];
  });
}
