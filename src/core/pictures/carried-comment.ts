import type { Diagram } from '../diagrams/view.ts';
import { withDesign } from '../two-way/design-comment.ts';
import type { DocJob } from './doc-format.ts';

/** The Mermaid text of a job with its design in comments, where both fit. */
export function mermaidToKeep({ diagram, carried }: DocJob): Pick<Diagram, 'text' | 'notes'> {
  return carried === undefined ? diagram : withDesign(diagram, carried.word, carried.drawn);
}
