import type { ViewId } from '../core/diagrams/view.ts';
import { indexTopology } from '../core/graph/topology-index.ts';
import type { Message } from '../core/model/message.ts';
import type { Topology } from '../core/model/topology.ts';
import type { DocFile, FormatId } from '../core/pictures/doc-format.ts';
import { docJob, type JobOptions } from '../core/pictures/job.ts';
import { writeDoc } from '../core/pictures/registry.ts';
import { browserPainter } from './browser-painter.ts';

export interface PageDocFile extends DocFile {
  /** What the file lacks beyond what the diagram itself leaves out, and why. */
  readonly lacks: readonly Message[];
}

/**
 * A view of a design in some format, drawn in this page.
 * @throws PictureError where the picture cannot be drawn
 */
export async function docFile(
  topology: Topology,
  view: ViewId,
  format: FormatId,
  options: JobOptions,
): Promise<PageDocFile> {
  const job = docJob(indexTopology(topology), view, options, browserPainter);
  const file = await writeDoc(format, job);
  return { ...file, lacks: file.notes.filter((note) => !job.diagram.notes.includes(note)) };
}
