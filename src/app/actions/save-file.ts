import { Save } from 'lucide-react';
import { fileSlug } from '../../core/format/slug.ts';
import { writeDocument } from '../../core/persistence/write-document.ts';
import { saveFile } from '../../platform/files.ts';
import type { Action } from '../../platform/react/actions.tsx';

export const saveFileAction: Action = {
  id: 'save-file',
  group: 'design',
  icon: Save,
  shortcuts: ['Mod+S'],
  worksInText: true,
  run: ({ document }) => {
    const { topology } = document.getState();
    const name = fileSlug(topology.metadata.name, 'design');
    saveFile(`${name}.topology.json`, writeDocument(topology), 'application/json');
  },
};
