import type { DocFormat } from '../doc-format.ts';
import { drawSvg } from '../draw-svg.ts';

export const svgFormat: DocFormat = {
  id: 'svg',
  title: { en: 'SVG', zh: 'SVG' },
  extension: 'svg',
  mediaType: 'image/svg+xml',
  kind: 'file',
  themes: ['light', 'dark', 'both'],
  write: async (job) => ({ content: await drawSvg(job, job.theme), notes: job.diagram.notes }),
};
