import { ChevronDown, Keyboard, Languages, Moon, Sun } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignStorage, StoredDesign } from '../platform/design-storage.ts';
import { readStoredDesign } from '../platform/stored-design.ts';
import { useAction, type ActionId } from '../platform/react/actions.tsx';
import { useNarrow } from '../platform/react/narrow.ts';
import { useTheme } from '../platform/react/theme.ts';
import { useDocument, useSession, useWorkspace } from '../platform/react/workspace.tsx';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { IconComponent } from '../ui/icon.ts';
import type { MenuItem } from '../ui/menu-items.tsx';
import { Menu } from '../ui/menu.tsx';
import { Toolbar, ToolbarSeparator } from '../ui/toolbar.tsx';
import styles from './app.module.css';
import { Logo } from './logo.tsx';

export function TopBar({ storage }: { storage: DesignStorage }): ReactNode {
  const { t } = useTranslation('app');
  const theme = useTheme();
  return (
    <header className={styles['topBar']}>
      <h1 className={styles['brand']}>
        <Logo />
        <span className={styles['wordmark']}>Quorate</span>
      </h1>
      <FileMenu storage={storage} />
      <PanelToggle id="toggle-palette" />
      <DesignName />
      <SaveState />
      <span className={styles['spacer']} />
      <Toolbar label={t('regions.toolbar')}>
        <ActionButton id="undo" />
        <ActionButton id="redo" />
        <ActionButton id="show-commands" />
        <ToolbarSeparator />
        <PanelToggle id="toggle-simulation" />
        {/* On a narrow page these are left to the File menu. */}
        <span className={styles['spacious']}>
          <ToolbarSeparator />
          <ActionButton id="show-starters" />
          <ActionButton id="open-file" />
          <ActionButton id="save-file" />
          <ActionButton id="download-bundle" />
          <ToolbarSeparator />
          <ActionButton id="switch-language" icon={Languages} />
          <ActionButton id="switch-theme" icon={theme === 'light' ? Moon : Sun} />
          <ActionButton id="show-shortcuts" icon={Keyboard} />
        </span>
        <ToolbarSeparator />
        <PanelToggle id="toggle-bottom" />
        <PanelToggle id="toggle-inspector" />
      </Toolbar>
    </header>
  );
}

function ActionButton({ id, icon }: { id: ActionId; icon?: IconComponent }): ReactNode {
  const action = useAction(id);
  const shown = icon ?? action.icon;
  if (shown === undefined) return null;
  return (
    <IconButton
      icon={shown}
      label={action.label}
      shortcut={action.shortcut}
      disabled={!action.enabled}
      onClick={action.run}
    />
  );
}

/** Always in the same place, so that a hidden panel has an obvious way back. */
function PanelToggle({ id }: { id: ActionId }): ReactNode {
  const { label, icon, shortcut, checked, enabled, run } = useAction(id);
  // Whether the inspector is shown also hangs on the room there is for it.
  useNarrow();
  return icon === undefined ? null : (
    <IconButton
      icon={icon}
      label={label}
      shortcut={shortcut}
      pressed={checked}
      disabled={!enabled}
      onClick={run}
    />
  );
}

function useMenuAction(id: ActionId): MenuItem {
  const { label, icon, shortcut, enabled, run } = useAction(id);
  return { id, label, icon, shortcut, disabled: !enabled, onSelect: run };
}

function FileMenu({ storage }: { storage: DesignStorage }): ReactNode {
  const { t, i18n } = useTranslation('app');
  const { openStored } = useStoredDesigns();
  const currentId = useDocument((state) => state.designId);
  const [recent, setRecent] = useState<readonly StoredDesign[]>([]);
  const others = recent.filter(({ id }) => id !== currentId);
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' });
  const items: MenuItem[] = [
    useMenuAction('new-design'),
    useMenuAction('show-starters'),
    useMenuAction('open-file'),
    useMenuAction('import-mermaid'),
    {
      kind: 'submenu',
      id: 'recent',
      label: t('recent'),
      disabled: others.length === 0,
      items: others.map((design) => ({
        id: design.id,
        label: design.name || t('unnamed'),
        note: time.format(design.savedAt),
        onSelect: () => void openStored(design),
      })),
    },
    useMenuAction('show-library'),
    { kind: 'separator', id: 'after-open' },
    useMenuAction('save-version'),
    useMenuAction('show-versions'),
    useMenuAction('present'),
    useMenuAction('compare-designs'),
    useMenuAction('save-file'),
    useMenuAction('download-bundle'),
    useMenuAction('download-review'),
    useMenuAction('copy-mermaid'),
    useMenuAction('copy-share-link'),
    useMenuAction('share'),
    { kind: 'separator', id: 'after-save' },
    useMenuAction('toggle-simulation'),
    useMenuAction('tidy-layout'),
    useMenuAction('fix-all-safe'),
    useMenuAction('toggle-palette'),
    useMenuAction('toggle-inspector'),
    useMenuAction('toggle-minimap'),
    { kind: 'separator', id: 'after-view' },
    useMenuAction('switch-language'),
    useMenuAction('switch-theme'),
    useMenuAction('show-commands'),
    useMenuAction('show-rules'),
    useMenuAction('show-shortcuts'),
  ];
  const load = (open: boolean): void => {
    if (!open) return;
    storage.listNewest(12).then(setRecent, () => setRecent([]));
  };
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="s" icon={ChevronDown}>
          {t('file')}
        </Button>
      }
      items={items}
      onOpenChange={load}
    />
  );
}

function useStoredDesigns(): { openStored: (design: StoredDesign) => Promise<void> } {
  const { document, session } = useWorkspace();
  return {
    async openStored(design) {
      const reading = await readStoredDesign(design);
      if (!reading.ok) {
        session.getState().notify('error', reading.message);
        return;
      }
      document.getState().open(design.id, reading.topology);
      session.getState().select([]);
      session.getState().requestView('fit');
    },
  };
}

function DesignName(): ReactNode {
  const { t } = useTranslation('app');
  const name = useDocument((state) => state.topology.metadata.name);
  const dispatch = useDocument((state) => state.dispatch);
  return (
    <input
      className={styles['name']}
      aria-label={t('designName')}
      value={name}
      maxLength={512}
      spellCheck={false}
      onChange={(event) =>
        dispatch(
          { type: 'update-settings', part: 'metadata', patch: { name: event.target.value } },
          { mergeKey: 'design-name' },
        )
      }
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}

function SaveState(): ReactNode {
  const { t } = useTranslation('app');
  const state = useSession((session) => session.saveState);
  return <span className={styles['saved']}>{t(`saveState.${state}`)}</span>;
}
