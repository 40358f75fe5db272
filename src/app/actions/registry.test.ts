import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionGroups, actionIds } from '../../platform/react/actions.tsx';
import { createDocumentStore } from '../../store/document-store.ts';
import { createPreferencesStore } from '../../store/preferences-store.ts';
import { createSessionStore } from '../../store/session-store.ts';
import { topology } from '../../testing/topology-builder.ts';
import { formatShortcut } from '../../ui/shortcut.ts';
import { createActions } from './registry.ts';

const workspace = {
  document: createDocumentStore('one', topology().build()),
  session: createSessionStore(),
  preferences: createPreferencesStore({ read: () => null, write: () => undefined }),
  openDesign: () => undefined,
};
const actions = createActions({
  workspace,
  storage: {
    listNewest: () => Promise.resolve([]),
    load: () => Promise.resolve(undefined),
    save: () => Promise.resolve(),
  } as never,
  updates: null,
  saveNow: async () => true,
  versions: { list: () => Promise.resolve([]) } as never,
  language: () => 'en',
  theme: () => 'light',
});

interface Texts {
  readonly actions: Record<string, string>;
  readonly actionGroups: Record<string, string>;
}
const textsOf = (language: string): Texts =>
  JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, `../locales/${language}.json`), 'utf8'),
  ) as Texts;

/**
 * What browsers on Windows, Linux and macOS do themselves with a key, whether or not a page may take
 * it: windows and tabs, the address bar, loading anew, finding in the page, printing, history,
 * downloads, developer tools, leaving.
 */
const browserKeys = [
  'Mod+N',
  'Mod+Shift+N',
  'Mod+T',
  'Mod+Shift+T',
  'Mod+W',
  'Mod+Shift+W',
  'Mod+L',
  'Mod+R',
  'Mod+Shift+R',
  'Mod+F',
  'Mod+G',
  'Mod+Shift+G',
  'Mod+P',
  'Mod+Shift+P',
  'Mod+Q',
  'Mod+H',
  'Mod+M',
  'Mod+J',
  'Mod+U',
  'Mod+Tab',
  'Mod+Shift+Tab',
  'Mod+Shift+I',
  'Mod+Shift+J',
  'Mod+Shift+Delete',
  'Alt+F4',
  'Alt+D',
  'Alt+ArrowLeft',
  'Alt+ArrowRight',
  'F1',
  'F3',
  'F5',
  'F6',
  'F7',
  'F10',
  'F11',
  'F12',
];

describe('the verbs', () => {
  it('are all there', () => {
    expect([...actions.keys()]).toEqual([...actionIds]);
    for (const group of new Set([...actions.values()].map((action) => action.group))) {
      expect(actionGroups).toContain(group);
    }
  });

  it.each(['en', 'zh'])('have names of their own in %s, and their groups have', (language) => {
    const texts = textsOf(language);
    const names = actionIds.map((id) => texts.actions[id]);
    expect(names.filter((name) => name === undefined || name.trim() === '')).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(texts.actions).toSorted()).toEqual([...actionIds].toSorted());
    expect(Object.keys(texts.actionGroups).toSorted()).toEqual([...actionGroups].toSorted());
  });

  it('share no shortcut', () => {
    const keys = [...actions.values()].flatMap((action) => action.shortcuts ?? []);
    const written = keys.map((key) => formatShortcut(key, false).toLowerCase());
    expect(written.filter((key, at) => written.indexOf(key) !== at)).toEqual([]);
  });

  it('leave the browser its keys', () => {
    const taken = new Set(browserKeys.map((key) => formatShortcut(key, false)));
    const clashes = [...actions.values()].flatMap((action) =>
      (action.shortcuts ?? []).filter((key) => taken.has(formatShortcut(key, false))),
    );
    expect(clashes).toEqual([]);
  });

  it('show their keys as the keyboard has them', () => {
    const [first = ''] = actions.get('show-commands')?.shortcuts ?? [];
    expect(formatShortcut(first, true)).toBe('⌘K');
    expect(formatShortcut(first, false)).toBe('Ctrl+K');
  });

  it('say why they are disabled, in both languages', () => {
    const disabled = [...actions.values()].filter(
      (action) => action.isEnabled?.(workspace) === false,
    );
    expect(disabled.map(({ id }) => id)).toContain('undo');
    for (const action of disabled) {
      const why = action.whyDisabled?.(workspace);
      expect([action.id, why?.en]).toEqual([action.id, expect.stringMatching(/\.$/)]);
      expect([action.id, why?.zh]).toEqual([action.id, expect.stringMatching(/。$/)]);
    }
  });
});
