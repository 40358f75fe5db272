import { ClipboardPaste, FoldVertical, ListTree, Lock, Plus, UnfoldVertical } from 'lucide-react';
import { useEffect, useRef, useState, type MouseEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../platform/react/actions.tsx';
import { useSession } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { OutlineGrid } from './outline-grid.tsx';
import { outlineMemory } from './outline-memory.ts';
import styles from './outline.module.css';
import { useOutlineRows } from './use-outline-rows.ts';
import { useRowEdits } from './use-row-edits.ts';
import type { MenuPoint } from './use-row-menu.ts';

/** The design as a table of nested rows: a second editor beside the canvas. */
export function OutlinePanel(): ReactElement {
  const { t } = useTranslation('outline');
  const outline = useOutlineRows();
  const edits = useRowEdits();
  const readOnly = useSession((state) => state.simulation !== null || state.diff !== null);
  const selected = useSession((state) => [...state.selection].at(0));
  const [menu, setMenu] = useState<MenuPoint | null>(null);
  const pasteRows = useAction('paste-rows');
  const add = (event: MouseEvent): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const id = selected !== undefined && outline.places.has(selected) ? selected : undefined;
    setMenu({ id, short: true, x: box.left, y: box.bottom });
  };
  const panel = useRef<HTMLDivElement>(null);
  // Whoever asks for the outline by its key goes on there; who walks along the tabs stays on them.
  useEffect(() => {
    if (document.activeElement?.closest('[role="tab"]') != null) return;
    const stop = panel.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]');
    (stop ?? panel.current?.querySelector('button'))?.focus({ preventScroll: true });
  }, []);
  const { set } = outlineMemory.getState();
  return (
    <div ref={panel} className={styles['panel']}>
      <Toolbar label={t('toolbar')} className={styles['toolbar']}>
        <Button
          size="s"
          icon={Plus}
          opensMenu
          aria-haspopup="menu"
          disabled={readOnly}
          onClick={add}
        >
          {t('add')}
        </Button>
        <Button size="s" icon={ClipboardPaste} disabled={readOnly} onClick={pasteRows.run}>
          {t('paste.open')}
        </Button>
        <IconButton
          size="s"
          icon={UnfoldVertical}
          label={t('openAll')}
          onClick={() => set({ closed: new Set() })}
        />
        <IconButton
          size="s"
          icon={FoldVertical}
          label={t('closeAll')}
          onClick={() => set({ closed: outline.holders })}
        />
        {readOnly && (
          <span className={styles['locked']}>
            <Lock size={13} aria-hidden />
            {t('locked')}
          </span>
        )}
      </Toolbar>
      <OutlineGrid
        outline={outline}
        edits={edits}
        readOnly={readOnly}
        menu={menu}
        onMenu={setMenu}
      />
      {outline.rows.length === 0 && (
        <div className={styles['empty']}>
          <EmptyState icon={ListTree} title={t('empty')} text={t('emptyText')} />
        </div>
      )}
    </div>
  );
}
