import { createInstance } from 'i18next';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '../core/model/message.ts';
import { createPreferencesStore } from '../store/preferences-store.ts';
import { createSessionStore } from '../store/session-store.ts';
import { followLanguage } from './follow-language.ts';
import { loadLanguage } from './i18n.ts';

vi.mock('./i18n.ts', () => ({ loadLanguage: vi.fn<() => Promise<void>>(async () => undefined) }));

function start() {
  const preferences = createPreferencesStore({ read: () => null, write: () => undefined });
  const session = createSessionStore();
  const shown = createInstance({ lng: 'en', resources: {}, initAsync: false });
  void shown.init();
  preferences.getState().set({ language: 'zh' });
  const wanted = (): Language => preferences.getState().language ?? 'en';
  const follow = (): Promise<void> => followLanguage(shown, wanted, { preferences, session });
  return { preferences, session, shown, follow };
}

describe('the language of the page', () => {
  beforeEach(() => vi.stubGlobal('document', { documentElement: { lang: 'en' } }));

  it('changes once its texts are there', async () => {
    const { shown, follow, session } = start();
    await follow();
    expect(shown.language).toBe('zh');
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(session.getState().notices).toEqual([]);
  });

  it('stays, and is told, where they cannot be loaded', async () => {
    vi.mocked(loadLanguage).mockRejectedValueOnce(new TypeError('no network'));
    const { shown, follow, preferences, session } = start();
    await follow();
    expect(shown.language).toBe('en');
    expect(document.documentElement.lang).toBe('en');
    expect(preferences.getState().language).toBe('en');
    expect(session.getState().notices).toMatchObject([{ tone: 'error' }]);
  });

  it('is the one chosen last', async () => {
    const { shown, follow, preferences } = start();
    const first = follow();
    preferences.getState().set({ language: 'en' });
    await Promise.all([first, follow()]);
    expect(shown.language).toBe('en');
    expect(document.documentElement.lang).toBe('en');
  });
});
