import { mermaidToKeep } from '../carried-comment.ts';
import type { DocFormat } from '../doc-format.ts';

export const mermaidFormat: DocFormat = {
  id: 'mermaid',
  extension: 'mmd',
  mediaType: 'text/plain',
  themes: [],
  async write(job) {
    const { text, notes } = mermaidToKeep(job);
    return { content: text, notes };
  },
};
