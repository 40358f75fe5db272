import type { ViewId } from '../../core/diagrams/view.ts';
import { fileSlug } from '../../core/format/slug.ts';

/** Boxes up to which a picture is drawn with every edit; beyond, Mermaid takes seconds. */
export const mostDrawnUnasked = 100;

/** How many boxes a flowchart's text has, one printed a line, subgraphs included. */
export function countBoxes(text: string): number {
  return text
    .split('\n')
    .filter((line) => /^\s+(?:subgraph \S|(?!end$)[\w-]+(?:[[({]|:::|$))/.test(line)).length;
}

/** Name of a downloaded diagram: the design's, then the view's. */
export function diagramFileName(design: string, view: ViewId, extension: string): string {
  return `${fileSlug(design, 'design')}-${view}.${extension}`;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}
