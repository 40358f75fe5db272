import { ClipboardPaste, Copy, CopyPlus, Scissors, SquaresUnite } from 'lucide-react';
import { copyPart, isEmptyPart } from '../../core/commands/parts/copy-part.ts';
import { pastedRoots, planDuplicate } from '../../core/commands/parts/plan-paste.ts';
import { layoutTopology } from '../../core/layout/layout-topology.ts';
import { message, type Localized } from '../../core/model/message.ts';
import type { Part } from '../../core/model/part.ts';
import { writePart } from '../../core/persistence/write-part.ts';
import type { Action } from '../../platform/react/actions.tsx';
import { kindOf } from '../../platform/react/kind-icon.tsx';
import { topologyIndex, type Workspace } from '../../platform/react/workspace.tsx';
import { stillThere } from '../../store/membership.ts';
import { canEdit, reasons, whyNoEdit } from './action-helpers.ts';
import { deleteSelection } from './delete-selection.ts';

const texts = {
  notWritten: {
    en: 'The browser did not allow copying from here. Press Ctrl/Cmd+C (or X) on the canvas instead.',
    zh: '浏览器不允许从此处复制。请改为在画布上按 Ctrl/Cmd+C（或 X）。',
  },
  notRead: {
    en: 'The browser did not let the page read the clipboard. Press Ctrl/Cmd+V on the canvas instead, or allow it in the settings of the site.',
    zh: '浏览器不允许页面读取剪贴板。请改为在画布上按 Ctrl/Cmd+V，或在网站设置中允许。',
  },
  copied: { en: '{count} elements copied.', zh: '已复制 {count} 个元素。' },
  oneLike: {
    en: 'Select one zone, rack, other place or host first.',
    zh: '请先选择一个可用区、机架、其他位置或主机。',
  },
} satisfies Record<string, Localized>;

/** What is selected, as a part; undefined if nothing of it can be copied. */
export function selectedPart({ document, session }: Workspace): Part | undefined {
  const { topology } = document.getState();
  const index = topologyIndex(topology);
  const ids = stillThere(topology, session.getState().selection);
  const part = copyPart(index, layoutTopology(index), ids);
  return isEmptyPart(part) ? undefined : part;
}

/** Something that stands on the canvas is selected, not links alone. */
function hasShapes({ document, session }: Workspace): boolean {
  const index = topologyIndex(document.getState().topology);
  return [...session.getState().selection].some((id) => kindOf(index, id) !== undefined);
}

/** Puts the text of what is selected where `write` puts it; says how much, to those who listen. */
export function copyTo(workspace: Workspace, write: (text: string) => void): boolean {
  const part = selectedPart(workspace);
  if (part === undefined) return false;
  write(writePart(part));
  return true;
}

async function copyByButton(workspace: Workspace): Promise<boolean> {
  const part = selectedPart(workspace);
  if (part === undefined) return false;
  const { notify } = workspace.session.getState();
  try {
    await navigator.clipboard.writeText(writePart(part));
    const { hosts, components, endpoints, failureDomains } = part.topology;
    const count = hosts.length + components.length + endpoints.length + failureDomains.length;
    notify('ok', message(texts.copied, { count }));
    return true;
  } catch {
    notify('warning', message(texts.notWritten));
    return false;
  }
}

export const copySelection: Action = {
  id: 'copy-selection',
  group: 'edit',
  icon: Copy,
  shortcuts: ['Mod+C'],
  byBrowser: true,
  isEnabled: hasShapes,
  whyDisabled: () => reasons.nothingSelected,
  run: async (workspace) => {
    await copyByButton(workspace);
  },
};

export const cutSelection: Action = {
  id: 'cut-selection',
  group: 'edit',
  icon: Scissors,
  shortcuts: ['Mod+X'],
  byBrowser: true,
  isEnabled: (workspace) => canEdit(workspace) && hasShapes(workspace),
  whyDisabled: (workspace) => whyNoEdit(workspace) ?? reasons.nothingSelected,
  run: async (workspace) => {
    // Nothing is taken away that is not on the clipboard.
    if (await copyByButton(workspace)) await deleteSelection.run(workspace);
  },
};

export const paste: Action = {
  id: 'paste',
  group: 'edit',
  icon: ClipboardPaste,
  shortcuts: ['Mod+V'],
  byBrowser: true,
  isEnabled: canEdit,
  whyDisabled: () => reasons.simulating,
  run: async (workspace) => {
    let text: string;
    try {
      text = await navigator.clipboard.readText();
    } catch {
      workspace.session.getState().notify('warning', message(texts.notRead));
      return;
    }
    const { pasteText } = await import('../paste-text.ts');
    await pasteText(workspace, text);
  },
};

function duplicate({ document, session }: Workspace, join: boolean): void {
  const { topology: before, dispatch } = document.getState();
  const index = topologyIndex(before);
  const ids = stillThere(before, session.getState().selection);
  const command = planDuplicate(index, layoutTopology(index), ids, join);
  if (command === undefined) return;
  const result = dispatch(command);
  const { notify, select, requestView } = session.getState();
  if (!result.ok) {
    notify('warning', result.reason);
    return;
  }
  const made = pastedRoots(before, result.topology);
  select(made);
  requestView('reveal', made);
}

export const duplicateSelection: Action = {
  id: 'duplicate-selection',
  group: 'edit',
  icon: CopyPlus,
  shortcuts: ['Mod+D'],
  isEnabled: (workspace) => canEdit(workspace) && hasShapes(workspace),
  whyDisabled: (workspace) => whyNoEdit(workspace) ?? reasons.nothingSelected,
  run: (workspace) => duplicate(workspace, false),
};

/** One more zone, rack or host like the selected one, joined to what that one is joined to. */
export const addLike: Action = {
  id: 'add-like',
  group: 'add',
  icon: SquaresUnite,
  isEnabled: (workspace) => canEdit(workspace) && onePlace(workspace),
  whyDisabled: (workspace) => whyNoEdit(workspace) ?? texts.oneLike,
  run: (workspace) => duplicate(workspace, true),
};

function onePlace({ document, session }: Workspace): boolean {
  const [only, ...others] = session.getState().selection;
  if (only === undefined || others.length > 0) return false;
  const { failureDomains, hosts } = document.getState().topology;
  return [...failureDomains, ...hosts].some(({ id }) => id === only);
}
