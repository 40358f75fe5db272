import { strToU8 } from 'fflate';
import { plainText } from '../../format/text.ts';
import type { DocFormat } from '../doc-format.ts';
import { drawSvg, oneTheme } from '../draw-svg.ts';
import { grounds } from '../mermaid-look.ts';
import { svgSize } from '../picture-size.ts';
import { pixelScale } from '../pixel-scale.ts';

/** The key of the document's information under which its design stands. */
const infoKey = 'QuorateTopology';
/** Points of a CSS pixel. */
const point = 0.75;

const defaultScale = 3;
/** Some 30 bytes of memory each while the page is made. */
const mostPixels = 16_000_000;

/**
 * One page as large as the picture, which is made of pixels: text as outlines would need the font of
 * every script that a name may be written in.
 */
export const pdfFormat: DocFormat = {
  id: 'pdf',
  extension: 'pdf',
  mediaType: 'application/pdf',
  themes: ['light', 'dark'],
  scale: defaultScale,
  async write(job) {
    const { PDFDocument, PDFName, PDFString, PDFDict } = await import('pdf-lib');
    const theme = oneTheme(job.theme);
    const svg = await drawSvg({ ...job, carried: undefined }, theme);
    const size = svgSize(svg) ?? { width: 600, height: 400 };
    const { scale, notes } = pixelScale(svg, job.scale ?? defaultScale, mostPixels);
    const png = await job.painter.png(svg, grounds[theme], scale);
    // No dates: the same design gives the same bytes.
    const pdf = await PDFDocument.create({ updateMetadata: false });
    const image = await pdf.embedPng(png);
    const [width, height] = [size.width * point, size.height * point];
    pdf.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
    pdf.setTitle(plainText(job.title), { showInWindowTitleBar: true });
    pdf.setLanguage(job.language === 'zh' ? 'zh-CN' : 'en');
    if (job.carried !== undefined) {
      const info = pdf.context.lookup(pdf.context.trailerInfo.Info);
      if (info instanceof PDFDict) info.set(PDFName.of(infoKey), PDFString.of(job.carried.word));
      await pdf.attach(strToU8(job.carried.document), 'topology.json', {
        mimeType: 'application/json',
        description: 'Topology: opens in Quorate',
      });
    }
    // Plain objects: the design can be found without unpacking anything.
    const bytes = await pdf.save({ useObjectStreams: false });
    return { content: Uint8Array.from(bytes), notes: [...job.diagram.notes, ...notes] };
  },
};
