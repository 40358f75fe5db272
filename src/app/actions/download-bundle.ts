import { Download } from 'lucide-react';
import { fileSlug } from '../../core/format/slug.ts';
import { message, type Localized } from '../../core/model/message.ts';
import { zipOf } from '../../platform/bundler.ts';
import { saveFile } from '../../platform/files.ts';
import { keepExport } from '../../platform/react/last-export.ts';
import type { Action } from '../../platform/react/actions.tsx';
import type { Services } from '../services.ts';
import { reasons } from './action-helpers.ts';

const failed: Localized = {
  en: 'The configs could not be written: {error}. The design is unchanged; please report this.',
  zh: '无法生成配置：{error}。设计未受影响；请反馈此问题。',
};

export function downloadBundle({ workspace, language }: Services): Action {
  return {
    id: 'download-bundle',
    group: 'output',
    icon: Download,
    shortcuts: ['Mod+Shift+E'],
    isEnabled: ({ document }) => document.getState().topology.components.length > 0,
    whyDisabled: () => reasons.noComponents,
    run: async ({ document, session }) => {
      const { topology, designId } = document.getState();
      try {
        const { bundle, zip } = await zipOf(topology, language());
        saveFile(
          `quorate-${fileSlug(topology.metadata.name, 'design')}.zip`,
          zip,
          'application/zip',
        );
        await keepExport(designId, bundle);
      } catch (error) {
        workspace.session.getState().notify('error', message(failed, { error: String(error) }));
        session.getState().set({ bottomPanel: 'configs' });
      }
    },
  };
}
