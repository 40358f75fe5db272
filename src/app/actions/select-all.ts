import { BoxSelect } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { reasons } from './action-helpers.ts';

export const selectAll: Action = {
  id: 'select-all',
  group: 'select',
  icon: BoxSelect,
  shortcuts: ['Mod+A'],
  isEnabled: ({ document }) => document.getState().topology.hosts.length > 0,
  whyDisabled: () => reasons.emptyDesign,
  run: ({ document, session }) => {
    const { hosts, endpoints } = document.getState().topology;
    session.getState().select([...hosts, ...endpoints].map((element) => element.id));
  },
};
