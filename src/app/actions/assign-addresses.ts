import { Network } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import { canEdit, whyNoEdit } from './action-helpers.ts';

const noHosts = {
  en: 'The design has no host yet: add one from the palette.',
  zh: '设计中还没有主机：请从组件面板添加。',
};

export const assignAddresses: Action = {
  id: 'assign-addresses',
  group: 'edit',
  icon: Network,
  isEnabled: (workspace) =>
    canEdit(workspace) && workspace.document.getState().topology.hosts.length > 0,
  whyDisabled: (workspace) => whyNoEdit(workspace) ?? noHosts,
  run: ({ session }) => session.getState().set({ dialog: 'addresses' }),
};
