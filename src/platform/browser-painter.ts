import { PictureError, type Painter } from '../core/pictures/painter.ts';
import { renderDiagram } from './mermaid-renderer.ts';
import { svgToPng } from './svg-to-png.ts';

/** Draws in the page: Mermaid measures text with the fonts that are there, a canvas makes pixels. */
export const browserPainter: Painter = {
  async svg(text, theme) {
    const drawn = await renderDiagram(text, theme);
    if (!drawn.ok) throw new PictureError(drawn.message);
    return drawn.svg;
  },
  async png(svg, ground, scale) {
    const made = await svgToPng(svg, ground, scale);
    if (!made.ok) throw new PictureError(made.message);
    return new Uint8Array(await made.png.arrayBuffer());
  },
};
