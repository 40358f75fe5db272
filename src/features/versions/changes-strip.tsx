import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { changeKinds, diffSummary } from '../../core/diff/describe-diff.ts';
import { changeNames } from '../../core/diff/diff-report.ts';
import { useSession, useText, useWorkspace } from '../../platform/react/workspace.tsx';
import { announce } from '../../ui/announce.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TID } from '../../ui/test-ids.ts';
import { Toolbar, ToolbarSeparator } from '../../ui/toolbar.tsx';
import { changeIcons } from './change-list.tsx';
import { useCompared, type Compared } from './use-compared.ts';
import styles from './versions.module.css';

/** What is compared on the canvas, above it; nothing while nothing is. */
export function ChangesStrip(): ReactElement | null {
  const compared = useCompared();
  return compared === null ? null : <Strip compared={compared} />;
}

function Strip({ compared }: { compared: Compared }): ReactElement {
  const { t } = useTranslation('versions');
  const { say, pick } = useText();
  const { session } = useWorkspace();
  const endDiff = useSession((state) => state.endDiff);
  const { diff, changes, drawnElsewhere } = compared;
  const summary = say(diffSummary(changes, drawnElsewhere));
  const title = t('fromTo', diff.names);
  useEffect(() => {
    announce(`${title} ${summary}`);
  }, [title, summary]);
  const shown = changes.flatMap(({ id, group }) =>
    id === null || group === 'settings' ? [] : [id],
  );
  const step = (by: 1 | -1): void => {
    const { selection, select, requestView } = session.getState();
    const at = shown.findIndex((id) => selection.has(id));
    const next = shown.at(at === -1 ? (by === 1 ? 0 : -1) : (at + by) % shown.length);
    if (next === undefined) return;
    select([next]);
    requestView('reveal', [next]);
  };
  return (
    <section
      className={styles['strip']}
      aria-label={t('differences')}
      data-testid={TID.changesStrip}
    >
      <div className={styles['stripWords']}>
        <p title={title}>{title}</p>
        <strong>{summary}</strong>
      </div>
      <ul className={styles['legend']} aria-label={t('legend')}>
        {changeKinds.map((kind) => {
          const Icon = changeIcons[kind];
          return (
            <li key={kind}>
              <span className={styles[kind]}>
                <Icon size={14} aria-hidden />
              </span>
              {pick(changeNames[kind])}
            </li>
          );
        })}
      </ul>
      <Toolbar label={t('stripTools')}>
        <IconButton
          icon={ChevronUp}
          label={t('previous')}
          disabled={shown.length === 0}
          onClick={() => step(-1)}
        />
        <IconButton
          icon={ChevronDown}
          label={t('next')}
          disabled={shown.length === 0}
          onClick={() => step(1)}
        />
        <ToolbarSeparator />
        <IconButton icon={X} label={t('leave')} shortcut="Escape" onClick={endDiff} />
      </Toolbar>
    </section>
  );
}
