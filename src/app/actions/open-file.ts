import { FolderOpen } from 'lucide-react';
import { chooseFiles } from '../../platform/files.ts';
import type { Action } from '../../platform/react/actions.tsx';
import { acceptedFiles, openFiles } from '../open-files.ts';

export const openFile: Action = {
  id: 'open-file',
  icon: FolderOpen,
  shortcuts: ['Mod+O'],
  run: async (workspace) => openFiles(workspace, await chooseFiles(acceptedFiles)),
};
