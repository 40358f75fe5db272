import { mermaidToKeep } from '../carried-comment.ts';
import type { DocFormat } from '../doc-format.ts';

/**
 * A block of Asciidoctor Diagram and of GitLab. In a literal block nothing is markup but its end,
 * four dots alone in a line, which no line of a diagram is.
 */
export const asciidocFormat: DocFormat = {
  id: 'asciidoc',
  extension: 'adoc',
  mediaType: 'text/plain',
  themes: [],
  async write(job) {
    const { text, notes } = mermaidToKeep(job);
    return { content: `[mermaid]\n....\n${text}....\n`, notes };
  },
};
