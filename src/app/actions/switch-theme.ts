import { Moon, Sun } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

const icons = { light: Moon, dark: Sun };

/** Turns the page from light to dark and back; `current` is what it shows now. */
export function switchTheme(current: () => 'light' | 'dark'): Action {
  return {
    id: 'switch-theme',
    group: 'view',
    icon: icons[current()],
    run: ({ preferences }) =>
      preferences.getState().set({ theme: current() === 'light' ? 'dark' : 'light' }),
  };
}
