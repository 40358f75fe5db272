import { describe, expect, it } from 'vitest';
import { ariaShortcut, formatShortcut } from './shortcut.ts';

describe('formatShortcut', () => {
  it.each([
    ['Mod+Z', '⌘Z', 'Ctrl+Z'],
    ['Mod+Shift+z', '⇧⌘Z', 'Ctrl+Shift+Z'],
    ['Shift+Mod+Alt+K', '⌥⇧⌘K', 'Ctrl+Alt+Shift+K'],
    ['Delete', '⌦', 'Del'],
    ['Backspace', '⌫', 'Backspace'],
    ['Escape', '⎋', 'Esc'],
    ['Alt+ArrowUp', '⌥↑', 'Alt+↑'],
    ['Mod+Plus', '⌘+', 'Ctrl++'],
    ['Shift+F10', '⇧F10', 'Shift+F10'],
    ['?', '?', '?'],
  ])('%s reads %s on a Mac and %s elsewhere', (shortcut, mac, other) => {
    expect(formatShortcut(shortcut, true)).toBe(mac);
    expect(formatShortcut(shortcut, false)).toBe(other);
  });
});

describe('ariaShortcut', () => {
  it('names the modifier that the platform uses', () => {
    expect(ariaShortcut('Shift+Mod+z', true)).toBe('Meta+Shift+Z');
    expect(ariaShortcut('Shift+Mod+z', false)).toBe('Control+Shift+Z');
  });
});
