import { ShieldOff, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { takeBackCommand } from '../../core/diagnostics/waive.ts';
import { waiverOf } from '../../core/diagnostics/waivers.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { useDocument, useText, useWorkspace } from '../../platform/react/workspace.tsx';
import type { Assessment, ExplainedDiagnostic } from '../../store/session-store.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import type { Listed } from './findings.ts';
import styles from './problems.module.css';
import { useElementName } from './use-element-name.ts';
import { useTakeBack } from './use-take-back.ts';

export interface WaivedRowsProps {
  readonly waived: readonly Listed[];
  readonly unused: Assessment['unusedWaivers'];
  /** Key of the row that Tab reaches. */
  readonly tabbable: string | null;
}

/** What waivers switch off, with the reason; and waivers that nothing falls under any more. */
export function WaivedRows({ waived, unused, tabbable }: WaivedRowsProps): ReactNode {
  const { t } = useTranslation('problems');
  return (
    <ul className={styles['rows']} aria-label={t('waived', { count: waived.length })}>
      {waived.map(({ key, finding }) => (
        <WaivedRow key={key} row={`waived ${key}`} finding={finding} tabbable={tabbable} />
      ))}
      {unused.map((each) => (
        <UnusedRow key={unusedKey(each)} row={unusedKey(each)} unused={each} tabbable={tabbable} />
      ))}
    </ul>
  );
}

export function unusedKey({ waiver }: Assessment['unusedWaivers'][number]): string {
  return `unused ${waiver.rule} ${waiver.element ?? ''}`;
}

interface RowProps {
  readonly row: string;
  readonly tabbable: string | null;
}

function WaivedRow({
  row,
  finding,
  tabbable,
}: RowProps & { finding: ExplainedDiagnostic }): ReactNode {
  const { t } = useTranslation('problems');
  const { language } = useText();
  const { session } = useWorkspace();
  const waivers = useDocument((state) => state.topology.checks.waivers);
  const takeBack = useTakeBack();
  const ofRule = waiverOf(waivers, finding)?.element === undefined;
  const tabIndex = tabbable === row ? 0 : -1;
  const ids = finding.targets.map(({ id }) => id);
  return (
    <li className={styles['row']} data-row={row}>
      <div className={styles['head']}>
        <button
          type="button"
          data-walk={row}
          tabIndex={tabIndex}
          className={styles['main']}
          onClick={() => {
            session.getState().select(ids);
            session.getState().requestView('frame', ids);
          }}
        >
          <SeverityIcon severity={finding.severity} label={t(`one.${finding.severity}`)} />
          <span className={styles['message']}>
            {finding.texts[language].message}
            <span className={styles['why']}>
              {t('reason', { reason: finding.waiver?.reason ?? '' })}
            </span>
          </span>
          {ofRule && <Badge title={t('wholeRuleText')}>{t('wholeRule')}</Badge>}
          <span className={styles['rule']}>{finding.rule}</span>
        </button>
        <Button size="s" icon={Undo2} tabIndex={tabIndex} onClick={() => takeBack(finding)}>
          {t('takeBack')}
        </Button>
      </div>
    </li>
  );
}

function UnusedRow({
  row,
  unused: { waiver, title },
  tabbable,
}: RowProps & { unused: Assessment['unusedWaivers'][number] }): ReactNode {
  const { t } = useTranslation('problems');
  const { say } = useText();
  const { document } = useWorkspace();
  const edit = useEdit();
  const nameOf = useElementName();
  const tabIndex = tabbable === row ? 0 : -1;
  const about = waiver.element === undefined ? t('waiver.rule') : nameOf(waiver.element);
  return (
    <li className={styles['row']} data-row={row}>
      <div className={styles['head']}>
        <button type="button" data-walk={row} tabIndex={tabIndex} className={styles['main']}>
          <ShieldOff size={15} aria-hidden />
          <span className={styles['message']}>
            {t('unused', { rule: say(title), about })}
            <span className={styles['why']}>{t('reason', { reason: waiver.reason })}</span>
          </span>
          <span className={styles['rule']}>{waiver.rule}</span>
        </button>
        <Button
          size="s"
          icon={Undo2}
          tabIndex={tabIndex}
          onClick={() => edit(takeBackCommand(document.getState().topology, waiver, title))}
        >
          {t('takeBack')}
        </Button>
      </div>
    </li>
  );
}
