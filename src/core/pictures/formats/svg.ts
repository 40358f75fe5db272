import type { DocFormat } from '../doc-format.ts';
import { drawSvg } from '../draw-svg.ts';

export const svgFormat: DocFormat = {
  id: 'svg',
  extension: 'svg',
  mediaType: 'image/svg+xml',
  themes: ['light', 'dark', 'both'],
  write: async (job) => ({ content: await drawSvg(job, job.theme), notes: job.diagram.notes }),
};
