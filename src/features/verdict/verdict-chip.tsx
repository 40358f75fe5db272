import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { cx } from '../../ui/cx.ts';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { TID } from '../../ui/test-ids.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { nameOf, type Chip } from './chips.ts';
import styles from './verdict.module.css';

/**
 * What the design survives of one kind. Pressed, it selects and frames the smallest set of failures
 * that brings the API down; pointed at, it shows where that is.
 */
export function VerdictChip({ chip, text }: { chip: Chip; text: string }): ReactNode {
  const { t } = useTranslation('verdict');
  const { select, requestView, set } = useSession((state) => state);
  const { kind, severity, ids } = chip;
  const pointed = useRef(false);
  const highlight = (on: boolean): void => {
    if (pointed.current === on) return;
    pointed.current = on;
    set({ highlighted: new Set(on ? ids : []) });
  };
  // A chip that goes while it is pointed at hears no leaving.
  useEffect(
    () => () => {
      if (pointed.current) set({ highlighted: new Set() });
    },
    [set],
  );
  const show = (): void => {
    if (ids.length === 0) return;
    select(ids);
    requestView('frame', ids);
  };
  return (
    <Tooltip content={<Explanation chip={chip} />}>
      <button
        type="button"
        className={cx(styles['chip'], styles[severity])}
        aria-disabled={ids.length === 0 || undefined}
        data-testid={TID.verdictChip(kind)}
        onClick={show}
        onPointerEnter={() => highlight(true)}
        onPointerLeave={() => highlight(false)}
        onFocus={() => highlight(true)}
        onBlur={() => highlight(false)}
      >
        <SeverityIcon severity={severity} size={14} label={t(`severity.${severity}`)} />
        <span className={styles['text']}>{text}</span>
      </button>
    </Tooltip>
  );
}

/** Names listed of a counter-example or of what else is fatal; more are counted. */
const mostNamed = 6;

function Explanation({ chip }: { chip: Chip }): ReactNode {
  const { t } = useTranslation('verdict');
  const { say } = useText();
  const index = useTopologyIndex();
  const { kind, tolerated, exhaustive, ids, others, consequence, severity } = chip;
  const names = (list: readonly string[]): string => {
    const named = list.slice(0, mostNamed).map((id) => nameOf(index, id));
    const more = list.length - named.length;
    return [...named, ...(more > 0 ? [t('andMore', { count: more })] : [])].join(t('comma'));
  };
  return (
    <span className={styles['explanation']}>
      {tolerated > 0 && <span>{t(`every.${kind}`, { count: tolerated })}</span>}
      {consequence === null || ids.length === 0 ? (
        exhaustive && consequence === null && <span>{t('nothingFatal')}</span>
      ) : (
        <span>{t('example', { names: names(ids), consequence: say(consequence) })}</span>
      )}
      {others.length > 0 && <span>{t('others', { names: names(others) })}</span>}
      {!exhaustive && <span>{t('notExhaustive')}</span>}
      {severity === 'warning' && <span>{t('notRequired')}</span>}
      {ids.length > 0 && <span className={styles['hint']}>{t('press')}</span>}
    </span>
  );
}
