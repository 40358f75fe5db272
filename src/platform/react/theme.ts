import { useSyncExternalStore } from 'react';
import { usePreferences } from './workspace.tsx';

export type Theme = 'light' | 'dark';

function systemQuery(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}

/** The theme shown for a preference, asked now. */
export function resolveTheme(preference: Theme | 'system'): Theme {
  if (preference !== 'system') return preference;
  return systemQuery().matches ? 'dark' : 'light';
}

/** The theme the page shows; follows the preference and the system. */
export function useTheme(): Theme {
  const preference = usePreferences((state) => state.theme);
  return useSyncExternalStore(
    (onChange) => {
      const query = systemQuery();
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    () => resolveTheme(preference),
  );
}
