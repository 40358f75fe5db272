import { ClipboardCopy } from 'lucide-react';
import { message } from '../../core/model/message.ts';
import type { Action } from '../../platform/react/actions.tsx';
import type { Services } from '../services.ts';
import { reasons } from './action-helpers.ts';

export function copyMermaid({ language }: Services): Action {
  return {
    id: 'copy-mermaid',
    group: 'output',
    icon: ClipboardCopy,
    shortcuts: ['Mod+Shift+C'],
    isEnabled: ({ document }) => document.getState().topology.components.length > 0,
    whyDisabled: () => reasons.noComponents,
    run: async ({ document, session, preferences }) => {
      const { diagram, notify } = session.getState();
      const { docFile } = await import('../../platform/doc-file.ts');
      const { content, lacks } = await docFile(
        document.getState().topology,
        diagram.view,
        'mermaid',
        {
          reader: language(),
          carry: preferences.getState().carryDesign,
        },
      );
      try {
        await navigator.clipboard.writeText(content.toString());
        notify('ok', message({ en: 'Mermaid text copied.', zh: '已复制 Mermaid 文本。' }));
        for (const lack of lacks) notify('warning', lack);
      } catch {
        notify(
          'warning',
          message({
            en: 'The browser did not allow copying. Select the text in the Diagram panel and copy it there.',
            zh: '浏览器不允许复制。请在“图表”面板中选中文本后复制。',
          }),
        );
        session.getState().set({ bottomPanel: 'diagram' });
      }
    },
  };
}
