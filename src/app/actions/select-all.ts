import { BoxSelect } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const selectAll: Action = {
  id: 'select-all',
  icon: BoxSelect,
  shortcuts: ['Mod+A'],
  isEnabled: ({ document }) => document.getState().topology.hosts.length > 0,
  run: ({ document, session }) => {
    const { hosts, endpoints } = document.getState().topology;
    session.getState().select([...hosts, ...endpoints].map((element) => element.id));
  },
};
