import { BookOpen, Pencil, ShieldOff, Undo2 } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parseReference } from '../../core/diagnostics/reference.ts';
import type { Target } from '../../core/diagnostics/diagnostic.ts';
import { useText, useTopologyIndex, useWorkspace } from '../../platform/react/workspace.tsx';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { Button } from '../../ui/button.tsx';
import { FixPreview } from './fix-preview.tsx';
import styles from './problems.module.css';
import { useTakeBack } from './use-take-back.ts';

export interface ProblemDetailsProps {
  readonly finding: ExplainedDiagnostic;
  readonly onWaive: () => void;
  readonly onApplied: () => void;
}

/** Why something is a problem, what to do about it, and what can be done right here. */
export function ProblemDetails({ finding, onWaive, onApplied }: ProblemDetailsProps): ReactNode {
  const { t } = useTranslation('problems');
  const { language } = useText();
  const { session } = useWorkspace();
  const takeBack = useTakeBack();
  const text = finding.texts[language];
  const { fix, waiver } = finding;
  return (
    <div className={styles['details']} ref={bringIntoView}>
      {fix !== undefined && <FixPreview fix={fix} onApplied={onApplied} />}
      {waiver !== undefined && (
        <p>
          <strong>{t('graded', { grade: t(`one.${waiver.from}`) })}</strong> {waiver.reason}
        </p>
      )}
      <p>{text.rationale}</p>
      <p>
        <strong>{t('whatToDo')}</strong> {text.remediation}
      </p>
      <TargetList targets={finding.targets} />
      <p className={styles['sources']}>
        {t('source')} <References references={text.references} />
      </p>
      <div className={styles['actions']}>
        <Button
          size="s"
          icon={BookOpen}
          onClick={() => session.getState().set({ rulePage: finding.rule })}
        >
          {t('about')}
        </Button>
        <Button size="s" icon={waiver === undefined ? ShieldOff : Pencil} onClick={onWaive}>
          {t(waiver === undefined ? 'waive' : 'changeWaiver')}
        </Button>
        {waiver !== undefined && (
          <Button size="s" icon={Undo2} onClick={() => takeBack(finding)}>
            {t('takeBack')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What has been opened is to be read: its row comes to the top if it does not fit below. */
function bringIntoView(details: HTMLElement | null): void {
  const row = details?.closest('li');
  const list = row?.closest('[data-scrolls]');
  if (row == null || list == null) return;
  const { top, bottom } = row.getBoundingClientRect();
  const view = list.getBoundingClientRect();
  // The head of the group stays at the top.
  const first = view.top + parseFloat(getComputedStyle(list).scrollPaddingTop || '0');
  if (top < first) list.scrollBy(0, top - first);
  else if (bottom > view.bottom) list.scrollBy(0, Math.min(top - first, bottom - view.bottom));
}

/** Where a rule has its reason from; addresses lead there. */
function References({ references }: { references: readonly string[] }): ReactNode {
  return references.map((reference, position) => {
    const { title, address } = parseReference(reference);
    return (
      <Fragment key={reference}>
        {position > 0 && ' · '}
        {address === undefined ? (
          title
        ) : (
          <a href={address} target="_blank" rel="noreferrer">
            {title}
          </a>
        )}
      </Fragment>
    );
  });
}

function TargetList({ targets }: { targets: readonly Target[] }): ReactNode {
  const { t } = useTranslation('problems');
  const { elements } = useTopologyIndex();
  const { session } = useWorkspace();
  const named = targets.flatMap(({ id }) => {
    const element = elements.get(id);
    return element === undefined
      ? []
      : [{ id, name: 'name' in element ? String(element.name) : id }];
  });
  if (named.length === 0) return null;
  return (
    <p className={styles['targets']}>
      {t('elements')}
      {named.map(({ id, name }) => (
        <Button
          key={id}
          size="s"
          onClick={() => {
            session.getState().select([id]);
            session.getState().requestView('frame', [id]);
          }}
        >
          {name}
        </Button>
      ))}
    </p>
  );
}
