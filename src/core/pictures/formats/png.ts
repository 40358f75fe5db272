import { withPngText } from '../../format/png-text.ts';
import type { DocFormat } from '../doc-format.ts';
import { drawSvg, oneTheme } from '../draw-svg.ts';
import { grounds } from '../mermaid-look.ts';
import { pixelScale } from '../pixel-scale.ts';

/** The keyword of the text beside the picture. */
export const pngKeyword = 'Quorate';

const defaultScale = 2;

export const pngFormat: DocFormat = {
  id: 'png',
  extension: 'png',
  mediaType: 'image/png',
  themes: ['light', 'dark'],
  scale: defaultScale,
  async write(job) {
    const theme = oneTheme(job.theme);
    const svg = await drawSvg({ ...job, carried: undefined }, theme);
    const { scale, notes } = pixelScale(svg, job.scale ?? defaultScale);
    const png = await job.painter.png(svg, grounds[theme], scale);
    const content =
      job.carried === undefined
        ? Uint8Array.from(png)
        : withPngText(png, pngKeyword, job.carried.word);
    return { content, notes: [...job.diagram.notes, ...notes] };
  },
};
