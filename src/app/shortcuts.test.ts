import { describe, expect, it } from 'vitest';
import { matchesShortcut, type KeyPress } from './shortcuts.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('matchesShortcut', () => {
  it('takes Ctrl or Cmd for Mod, by platform', () => {
    expect(matchesShortcut(press('z', { ctrlKey: true }), 'Mod+Z', false)).toBe(true);
    expect(matchesShortcut(press('z', { metaKey: true }), 'Mod+Z', true)).toBe(true);
    expect(matchesShortcut(press('z', { ctrlKey: true }), 'Mod+Z', true)).toBe(false);
    expect(matchesShortcut(press('z'), 'Mod+Z', false)).toBe(false);
  });

  it('tells undo from redo by Shift', () => {
    const shifted = press('Z', { ctrlKey: true, shiftKey: true });
    expect(matchesShortcut(shifted, 'Mod+Shift+Z', false)).toBe(true);
    expect(matchesShortcut(shifted, 'Mod+Z', false)).toBe(false);
  });

  it('finds characters wherever the layout has them', () => {
    expect(matchesShortcut(press('?', { shiftKey: true }), '?', false)).toBe(true);
    expect(matchesShortcut(press('+', { ctrlKey: true, shiftKey: true }), 'Mod++', false)).toBe(
      true,
    );
    expect(matchesShortcut(press('=', { ctrlKey: true }), 'Mod+=', false)).toBe(true);
  });

  it('takes digits by their key, as Alt and Shift change the character', () => {
    const shifted = press('!', { code: 'Digit1', shiftKey: true });
    expect(matchesShortcut(shifted, 'Shift+1', false)).toBe(true);
    expect(matchesShortcut(press('¡', { code: 'Digit1', altKey: true }), 'Alt+1', false)).toBe(
      true,
    );
  });

  it('does not take a named key with another modifier', () => {
    expect(matchesShortcut(press('Delete'), 'Delete', false)).toBe(true);
    expect(matchesShortcut(press('Delete', { shiftKey: true }), 'Delete', false)).toBe(false);
  });
});
