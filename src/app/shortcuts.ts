import type { Action, ActionId } from '../platform/react/actions.tsx';
import { isEditingText } from '../ui/editing-target.ts';
import type { Workspace } from '../platform/react/workspace.tsx';

/** What of a key press decides. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'
>;

/** Whether a press is the shortcut; `Mod` is Cmd on Apple's machines, else Ctrl. */
export function matchesShortcut(press: KeyPress, shortcut: string, apple: boolean): boolean {
  const parts = shortcut.split('+');
  // 'Mod++' ends in the key '+', which the split has eaten.
  const key = shortcut.endsWith('++') ? '+' : (parts.at(-1) ?? '');
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  const mod = apple ? press.metaKey : press.ctrlKey;
  const otherMod = apple ? press.ctrlKey : press.metaKey;
  if (mod !== wants('Mod') || otherMod || press.altKey !== wants('Alt')) return false;
  const digit = /^\d$/.test(key);
  // Shift decides which character a key gives, so it only counts for named keys and letters.
  const shiftMatters = wants('Shift') || /^([A-Za-z]|\w{2,})$/.test(key);
  if (shiftMatters && press.shiftKey !== wants('Shift')) return false;
  // Alt and Shift change the character of a digit key; its code stays.
  if (digit) return press.code === `Digit${key}`;
  return press.key.toLowerCase() === key.toLowerCase();
}

/** Runs the action whose shortcut was pressed. Keys of an open dialog or menu are left alone. */
export function handleShortcut(
  event: KeyboardEvent,
  actions: ReadonlyMap<ActionId, Action>,
  workspace: Workspace,
  apple: boolean,
): void {
  if (event.defaultPrevented || event.isComposing) return;
  const inText = isEditingText(event);
  const inOverlay =
    event.target instanceof Element &&
    event.target.closest('[role=dialog],[role=alertdialog],[role=menu],[role=listbox]') !== null;
  if (inOverlay) return;
  for (const action of actions.values()) {
    if (action.byBrowser === true) continue;
    if (inText && action.worksInText !== true) continue;
    if (!action.shortcuts?.some((shortcut) => matchesShortcut(event, shortcut, apple))) continue;
    if (action.isEnabled?.(workspace) === false) continue;
    event.preventDefault();
    void action.run(workspace);
    return;
  }
}
