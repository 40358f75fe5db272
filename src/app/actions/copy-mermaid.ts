import { ClipboardCopy } from 'lucide-react';
import { drawView } from '../../core/diagrams/registry.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
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
    run: async ({ document, session }) => {
      const { diagram, notify } = session.getState();
      const drawn = drawView(indexTopology(document.getState().topology), diagram.view, {
        reader: language(),
        ...(diagram.direction !== null && { direction: diagram.direction }),
      });
      try {
        await navigator.clipboard.writeText(drawn.text);
        notify('ok', message({ en: 'Mermaid text copied.', zh: '已复制 Mermaid 文本。' }));
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
