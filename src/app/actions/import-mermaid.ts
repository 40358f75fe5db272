import { FileInput } from 'lucide-react';
import type { Action } from '../../platform/react/actions.tsx';

export const importMermaid: Action = {
  id: 'import-mermaid',
  group: 'design',
  icon: FileInput,
  run: ({ session }) => session.getState().set({ dialog: 'import', importCandidates: null }),
};
