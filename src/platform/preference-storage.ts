import type { TextStorage } from '../store/preferences-store.ts';

/** Preferences in localStorage; silent where the browser forbids it, as they are no loss. */
export function browserPreferenceStorage(key = 'quorate.preferences'): TextStorage {
  return {
    read() {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write(text) {
      try {
        localStorage.setItem(key, text);
      } catch {
        // Private mode or a full disk: the choice holds for this page only.
      }
    },
  };
}
