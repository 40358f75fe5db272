import { markdownFence } from '../../format/markdown.ts';
import { mermaidToKeep } from '../carried-comment.ts';
import type { DocFormat } from '../doc-format.ts';

/** A fenced block, as GitHub and GitLab draw it. */
export const markdownFormat: DocFormat = {
  id: 'markdown',
  title: { en: 'Markdown (GitHub, GitLab)', zh: 'Markdown（GitHub、GitLab）' },
  extension: 'md',
  mediaType: 'text/markdown',
  kind: 'text',
  themes: [],
  async write(job) {
    const { text, notes } = mermaidToKeep(job);
    return { content: `${markdownFence(text, 'mermaid')}\n`, notes };
  },
};
