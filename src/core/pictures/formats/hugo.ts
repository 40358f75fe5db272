import { mermaidToKeep } from '../carried-comment.ts';
import type { DocFormat } from '../doc-format.ts';

/**
 * The shortcode of Hugo's themes (Book, Relearn, Learn). Labels hold no braces, Mermaid's printer
 * sees to that, so nothing in the text can end the shortcode or begin another.
 */
export const hugoFormat: DocFormat = {
  id: 'hugo',
  extension: 'md',
  mediaType: 'text/markdown',
  themes: [],
  async write(job) {
    const { text, notes } = mermaidToKeep(job);
    return { content: `{{< mermaid >}}\n${text}{{< /mermaid >}}\n`, notes };
  },
};
