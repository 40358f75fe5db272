import { createContext, useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LucideIcon } from 'lucide-react';
import { useStore } from 'zustand';
import type { Localized } from '../../core/model/message.ts';
import { useWorkspace, type Workspace } from './workspace.tsx';

/** What verbs are listed under, in this order; called `actionGroups.<group>` in the app's texts. */
export const actionGroups = [
  'edit',
  'add',
  'arrange',
  'select',
  'view',
  'panels',
  'design',
  'output',
  'help',
] as const;
export type ActionGroup = (typeof actionGroups)[number];

/**
 * One user verb. The same object feeds toolbar, menu, palette, shortcut and help, so that they
 * cannot disagree. Its label is `actions.<id>` in the app's texts.
 */
export type Action = Verb & (AlwaysEnabled | SometimesDisabled);

interface AlwaysEnabled {
  readonly isEnabled?: undefined;
  readonly whyDisabled?: undefined;
}

interface SometimesDisabled {
  readonly isEnabled: (workspace: Workspace) => boolean;
  /** What is in the way, told while it is disabled, and what to do about it. */
  readonly whyDisabled: (workspace: Workspace) => Localized;
}

interface Verb {
  readonly id: ActionId;
  readonly group: ActionGroup;
  readonly icon?: LucideIcon;
  /** As `Mod+Shift+Z`; `Mod` is Ctrl, or Cmd on a Mac. Several spellings of one verb are listed. */
  readonly shortcuts?: readonly string[];
  /** Also while a text field has the focus. */
  readonly worksInText?: boolean;
  /** The browser itself tells of its keys (copy, cut, paste), which needs no permission. */
  readonly byBrowser?: boolean;
  readonly isChecked?: (workspace: Workspace) => boolean;
  /** Completes the label, for instance with what will be undone. */
  readonly labelData?: (workspace: Workspace, language: 'en' | 'zh') => Record<string, string>;
  readonly run: (workspace: Workspace) => void | Promise<void>;
}

const addIds = [
  'add-load-balancer',
  'add-control-plane',
  'add-etcd',
  'add-worker',
  'add-host',
  'add-region',
  'add-zone',
  'add-rack',
  'add-hypervisor',
  'add-power',
  'add-switch',
  'add-vip',
  'add-kube-vip',
  'add-cloud-lb',
  'add-dns',
  'add-direct',
  'add-like',
  'quick-add',
] as const;

export const actionIds = [
  'new-design',
  'open-file',
  'import-mermaid',
  'save-file',
  'show-starters',
  'show-library',
  'compare-designs',
  'save-version',
  'show-versions',
  'present',
  'undo',
  'redo',
  'select-all',
  'clear-selection',
  'copy-selection',
  'cut-selection',
  'paste',
  'paste-rows',
  'duplicate-selection',
  'delete-selection',
  'rename-selection',
  'fit-view',
  'zoom-in',
  'zoom-out',
  'zoom-to-selection',
  'toggle-focus',
  'tidy-layout',
  'align-left',
  'align-centre',
  'align-right',
  'align-top',
  'align-middle',
  'align-bottom',
  'distribute-horizontal',
  'distribute-vertical',
  'toggle-lock',
  'spread-over-zones',
  'assign-addresses',
  'fix-all-safe',
  'toggle-simulation',
  'toggle-minimap',
  'toggle-palette',
  'toggle-inspector',
  'toggle-bottom',
  'maximise-bottom',
  'show-problems',
  'show-outline',
  'show-analysis',
  'show-failures',
  'show-diagram',
  'show-configs',
  'show-rules',
  'download-bundle',
  'download-review',
  'copy-mermaid',
  'copy-share-link',
  'share',
  'switch-language',
  'switch-theme',
  'show-commands',
  'find-element',
  'show-shortcuts',
  ...addIds,
] as const;
export type ActionId = (typeof actionIds)[number];

const ActionsContext = createContext<ReadonlyMap<ActionId, Action> | null>(null);

export function ActionsProvider(props: {
  actions: ReadonlyMap<ActionId, Action>;
  children: ReactNode;
}): ReactNode {
  return <ActionsContext value={props.actions}>{props.children}</ActionsContext>;
}

export function useActions(): ReadonlyMap<ActionId, Action> {
  const actions = useContext(ActionsContext);
  if (actions === null) throw new Error('ActionsProvider is missing');
  return actions;
}

/** An action ready to be shown and run. */
export interface ActionView {
  readonly id: ActionId;
  readonly label: string;
  readonly icon: LucideIcon | undefined;
  readonly shortcut: string | undefined;
  readonly enabled: boolean;
  readonly checked: boolean | undefined;
  readonly run: () => void;
}

/** Follows the stores: label, enabled and checked are those of this moment. */
export function useAction(id: ActionId): ActionView {
  const action = useActions().get(id);
  const workspace = useWorkspace();
  const { t, i18n } = useTranslation('app');
  useStore(workspace.document, (state) => state.topology);
  useStore(workspace.session, (state) => action?.isEnabled?.(workspace) ?? state.dialog === null);
  useStore(workspace.session, () => action?.isChecked?.(workspace));
  useStore(workspace.preferences, () => action?.isChecked?.(workspace));
  const language = i18n.language.startsWith('zh') ? 'zh' : 'en';
  const label = useStore(workspace.session, () =>
    t(`actions.${id}`, action?.labelData?.(workspace, language) ?? {}).trim(),
  );
  if (action === undefined) throw new Error(`unknown action ${id}`);
  return {
    id,
    label,
    icon: action.icon,
    shortcut: action.shortcuts?.[0],
    enabled: action.isEnabled?.(workspace) ?? true,
    checked: action.isChecked?.(workspace),
    run: () => void action.run(workspace),
  };
}
