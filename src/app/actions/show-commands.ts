import { Search, SquareChevronRight } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

/** Every verb and every element, to be found by typing. */
export const showCommands: Action = {
  id: 'show-commands',
  group: 'help',
  icon: SquareChevronRight,
  shortcuts: ['Mod+K'],
  worksInText: true,
  run: ({ session }) => session.getState().set({ dialog: 'commands' }),
};

/** The elements alone: by name, address, role or what is wrong with them. */
export const findElement: Action = {
  id: 'find-element',
  group: 'select',
  icon: Search,
  shortcuts: ['/'],
  run: ({ session }) => session.getState().set({ dialog: 'find' }),
};
