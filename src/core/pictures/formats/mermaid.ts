import { mermaidToKeep } from '../carried-comment.ts';
import type { DocFormat } from '../doc-format.ts';

export const mermaidFormat: DocFormat = {
  id: 'mermaid',
  title: { en: 'Mermaid', zh: 'Mermaid' },
  extension: 'mmd',
  mediaType: 'text/plain',
  kind: 'text',
  themes: [],
  async write(job) {
    const { text, notes } = mermaidToKeep(job);
    return { content: text, notes };
  },
};
