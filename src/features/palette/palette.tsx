/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Firefox does not drag button elements */
import { ChevronDown, ChevronUp, Lock, PanelLeftClose } from 'lucide-react';
import { useState, type DragEvent, type KeyboardEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { writePaletteItem } from '../../platform/palette-drag.ts';
import { useAction } from '../../platform/react/actions.tsx';
import { familyOf, kindIcons } from '../../platform/react/kind-icon.tsx';
import { useSession, useWorkspace } from '../../platform/react/workspace.tsx';
import { itemKind } from '../../store/place-item.ts';
import type { PaletteItem } from '../../store/session-store.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TID } from '../../ui/test-ids.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { paletteGroups } from './palette-items.ts';
import styles from './palette.module.css';

/** Everything that can be drawn: drag an entry to the canvas, or press it to add it at once. */
export function Palette(): ReactElement {
  const { t } = useTranslation('palette');
  const toggle = useAction('toggle-palette');
  const [more, setMore] = useState(false);
  const locked = useSession((state) => state.simulation !== null || state.diff !== null);
  return (
    <div className={styles['palette']} data-testid={TID.palette}>
      <div className={styles['head']}>
        <h2 className={styles['title']}>{t('title')}</h2>
        <IconButton
          icon={PanelLeftClose}
          label={toggle.label}
          size="s"
          tooltipSide="right"
          onClick={toggle.run}
        />
      </div>
      {locked && (
        <p className={styles['locked']}>
          <Lock size={13} aria-hidden />
          <span>{t('locked')}</span>
        </p>
      )}
      {paletteGroups.map((group) => (
        <section key={group.id} className={styles['group']} aria-label={t(`groups.${group.id}`)}>
          <h3 className={styles['heading']}>{t(`groups.${group.id}`)}</h3>
          <ul>
            {[...group.items, ...(more ? (group.more ?? []) : [])].map((item) => (
              <PaletteEntry key={itemKind(item)} item={item} locked={locked} />
            ))}
          </ul>
          {group.more !== undefined && (
            <button
              type="button"
              className={styles['more']}
              aria-expanded={more}
              onClick={() => setMore(!more)}
            >
              {more ? <ChevronUp size={13} aria-hidden /> : <ChevronDown size={13} aria-hidden />}
              {t(more ? 'fewer' : 'more')}
            </button>
          )}
        </section>
      ))}
    </div>
  );
}

interface EntryProps {
  item: PaletteItem;
  /** Failures are played on the canvas: nothing can be added to it. */
  locked: boolean;
}

function PaletteEntry({ item, locked }: EntryProps): ReactElement {
  const { t } = useTranslation('palette');
  const { session } = useWorkspace();
  const kind = itemKind(item);
  const Icon = kindIcons[kind];
  const name = t(`items.${kind}.name`);
  const verb = useAction(`add-${kind}`);
  const carry = (event: DragEvent): void => {
    writePaletteItem(event.dataTransfer, item);
    session.getState().set({ carried: item });
  };
  const add = (): void => {
    if (!locked) verb.run();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    add();
  };
  return (
    <li>
      <Tooltip content={locked ? t('locked') : t(`items.${kind}.hint`)} side="right">
        <div
          role="button"
          tabIndex={0}
          aria-label={t('add', { name })}
          aria-disabled={locked || undefined}
          className={styles['entry']}
          data-family={familyOf(kind)}
          data-testid={TID.paletteItem(kind)}
          draggable={!locked}
          onDragStart={carry}
          onDragEnd={() => session.getState().set({ carried: null })}
          onClick={add}
          onKeyDown={press}
        >
          <span className={styles['tile']}>
            <Icon size={15} aria-hidden />
          </span>
          <span className={styles['name']}>{name}</span>
        </div>
      </Tooltip>
    </li>
  );
}
