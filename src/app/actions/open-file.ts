import { FolderOpen } from 'lucide-react';
import { chooseFiles } from '../../platform/files.ts';
import type { Action } from '../../platform/react/actions.tsx';
import { acceptedFiles } from '../accepted-files.ts';

export const openFile: Action = {
  id: 'open-file',
  group: 'design',
  icon: FolderOpen,
  shortcuts: ['Mod+O'],
  run: async (workspace) => {
    const files = await chooseFiles(acceptedFiles);
    const { openFiles } = await import('../open-files.ts');
    await openFiles(workspace, files);
  },
};
