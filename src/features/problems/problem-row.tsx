import { BookOpen, ChevronRight, Wrench } from 'lucide-react';
import { Fragment, lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Target } from '../../core/diagnostics/diagnostic.ts';
import { useSession, useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './problems.module.css';

/** Fixes need the rules themselves, which load when one is first looked at. */
const FixPreview = lazy(async () => ({
  default: (await import('./fix-preview.tsx')).FixPreview,
}));

export interface ProblemRowProps {
  readonly diagnostic: ExplainedDiagnostic;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** One finding: a press selects and frames its elements; opened it tells why and what to do. */
export function ProblemRow({ diagnostic, open, onOpenChange }: ProblemRowProps): ReactNode {
  const { t } = useTranslation('problems');
  const { language } = useText();
  const { select, requestView, set } = useSession((state) => state);
  const text = diagnostic.texts[language];
  const ids = diagnostic.targets
    .map((target) => target.id)
    .filter((id) => id !== 'cluster' && id !== 'network');

  const show = (): void => {
    select(ids);
    if (ids.length > 0) requestView('frame', ids);
  };
  const highlight = (on: boolean): void => set({ highlighted: new Set(on ? ids : []) });

  return (
    <li className={cx(styles['row'], open && styles['open'])}>
      <div
        className={styles['head']}
        onPointerEnter={() => highlight(true)}
        onPointerLeave={() => highlight(false)}
      >
        <IconButton
          icon={ChevronRight}
          size="s"
          className={styles['more']}
          label={t(open ? 'less' : 'more')}
          aria-expanded={open}
          onClick={() => onOpenChange(!open)}
        />
        <button
          type="button"
          data-problem-row
          className={styles['main']}
          onClick={show}
          onFocus={() => highlight(true)}
          onBlur={() => highlight(false)}
        >
          <SeverityIcon severity={diagnostic.severity} label={t(`one.${diagnostic.severity}`)} />
          <span className={styles['message']}>{text.message}</span>
          <span className={styles['rule']}>{diagnostic.rule}</span>
        </button>
        {diagnostic.fixable && !open && (
          <Button size="s" icon={Wrench} onClick={() => onOpenChange(true)}>
            {t('fix')}
          </Button>
        )}
      </div>
      {open && (
        <div className={styles['details']} ref={bringIntoView}>
          {diagnostic.fixable && (
            <Suspense>
              <FixPreview diagnostic={diagnostic} />
            </Suspense>
          )}
          <p>{text.rationale}</p>
          <p>
            <strong>{t('whatToDo')}</strong> {text.remediation}
          </p>
          <TargetList targets={diagnostic.targets} />
          <p className={styles['sources']}>
            {t('source')} <References references={text.references} />
          </p>
          <div className={styles['actions']}>
            <Button size="s" icon={BookOpen} onClick={() => set({ rulePage: diagnostic.rule })}>
              {t('about')}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

/** What has been opened is to be read: its row comes to the top if it does not fit below. */
function bringIntoView(details: HTMLElement | null): void {
  const row = details?.closest('li');
  const list = row?.parentElement;
  if (row == null || list == null) return;
  const { top, bottom } = row.getBoundingClientRect();
  const view = list.getBoundingClientRect();
  if (bottom > view.bottom) list.scrollTop += Math.min(top - view.top, bottom - view.bottom);
}

/** Where a rule has its reason from; addresses lead there. */
function References({ references }: { references: readonly string[] }): ReactNode {
  return references.map((reference, position) => {
    const [, title = reference, address] = /^(.*?):? (https:\/\/\S+)$/.exec(reference) ?? [];
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
  const { select, requestView } = useSession((state) => state);
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
            select([id]);
            requestView('frame', [id]);
          }}
        >
          {name}
        </Button>
      ))}
    </p>
  );
}
