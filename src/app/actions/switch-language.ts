import { Languages } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';
import type { Services } from '../services.ts';

export function switchLanguage({ language }: Services): Action {
  return {
    id: 'switch-language',
    group: 'view',
    icon: Languages,
    run: ({ preferences }) =>
      preferences.getState().set({ language: language() === 'en' ? 'zh' : 'en' }),
  };
}
