/**
 * Keyboard shortcuts as text. A shortcut is written `Mod+Shift+Z`: modifiers `Mod` (Command on
 * Apple systems, Control elsewhere), `Ctrl`, `Alt`, `Shift`, then one key named as in
 * `KeyboardEvent.key`, or `Plus` and `Space` for the two that cannot be written.
 */
const APPLE_ORDER = ['Ctrl', 'Alt', 'Shift', 'Mod'];
const OTHER_ORDER = ['Mod', 'Ctrl', 'Alt', 'Shift'];

const APPLE_SIGNS: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  Backspace: '⌫',
  Delete: '⌦',
  Escape: '⎋',
  Tab: '⇥',
};

const OTHER_NAMES: Readonly<Record<string, string>> = { Mod: 'Ctrl', Escape: 'Esc', Delete: 'Del' };

const ANY_SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Plus: '+',
};

/** Modifiers in the given order, then the key; the key alone is upper-cased when it is one letter. */
function partsInOrder(shortcut: string, order: readonly string[]): string[] {
  const parts = shortcut.split('+');
  const modifiers = order.filter((modifier) => parts.includes(modifier));
  const keys = parts.filter((part) => !order.includes(part));
  return [...modifiers, ...keys.map((key) => (key.length === 1 ? key.toUpperCase() : key))];
}

/**
 * The shortcut as the user's keyboard shows it: `⇧⌘Z` on Apple systems, `Ctrl+Shift+Z` elsewhere.
 */
export function formatShortcut(shortcut: string, isMac: boolean): string {
  const parts = partsInOrder(shortcut, isMac ? APPLE_ORDER : OTHER_ORDER);
  const signs = isMac ? { ...ANY_SIGNS, ...APPLE_SIGNS } : { ...ANY_SIGNS, ...OTHER_NAMES };
  return parts.map((part) => signs[part] ?? part).join(isMac ? '' : '+');
}

/** The shortcut in the syntax of `aria-keyshortcuts`, e.g. `Control+Shift+Z`. */
export function ariaShortcut(shortcut: string, isMac: boolean): string {
  return partsInOrder(shortcut, OTHER_ORDER)
    .map((part) => {
      if (part === 'Mod') return isMac ? 'Meta' : 'Control';
      return part === 'Ctrl' ? 'Control' : part;
    })
    .join('+');
}

/** Whether this browser runs on a keyboard with a Command key. */
export function isApplePlatform(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}
