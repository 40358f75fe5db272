import { indexTopology } from '../core/graph/topology-index.ts';
import type { Topology } from '../core/model/topology.ts';
import type { DocJob } from '../core/pictures/doc-format.ts';
import { docJob, type JobOptions } from '../core/pictures/job.ts';
import type { Painter } from '../core/pictures/painter.ts';
import { AWKWARD_PIECES } from './awkward-text.ts';
import { topology } from './topology-builder.ts';

/** One transparent pixel, as an encoder wrote it. */
export const pixel = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** Draws the parts of a picture that formats look at, at once. */
export const quickPainter: Painter = {
  svg: async (text, theme) =>
    `<svg id="q-${theme}" xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 100 50"><style>#q-${theme} .node{fill:${theme === 'light' ? 'white' : 'black'}}</style><g><marker id="used"><path d="M1.23456,2"></path></marker><marker id="idle"></marker><path d="M1.23456,2" data-points="W10=" marker-end="url(#used)"></path><text>${text.length}&nbsp;</text></g><filter id="f"></filter></svg>`,
  png: async () => pixel,
};

const hostile = AWKWARD_PIECES.join('').slice(0, 200);

/** A design whose names have broken a config or a page somewhere. */
export const hostileDesign: Topology = topology()
  .zones(2)
  .stacked(2)
  .with((document) => {
    document.metadata.name = hostile;
    for (const host of document.hosts) host.name = hostile;
  })
  .build();

export function quickJob(design: Topology, options: Partial<JobOptions> = {}): DocJob {
  return docJob(indexTopology(design), 'cluster', { carry: true, ...options }, quickPainter);
}
