import { markdownFence } from '../../format/markdown.ts';
import { mermaidToKeep } from '../carried-comment.ts';
import type { DocFormat } from '../doc-format.ts';

/** A fenced block, as GitHub and GitLab draw it. */
export const markdownFormat: DocFormat = {
  id: 'markdown',
  extension: 'md',
  mediaType: 'text/markdown',
  themes: [],
  async write(job) {
    const { text, notes } = mermaidToKeep(job);
    return { content: `${markdownFence(text, 'mermaid')}\n`, notes };
  },
};
