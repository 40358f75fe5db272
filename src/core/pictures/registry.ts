import type { DocFile, DocFormat, DocJob, FormatId } from './doc-format.ts';
import { asciidocFormat } from './formats/asciidoc.ts';
import { htmlFormat } from './formats/html.ts';
import { hugoFormat } from './formats/hugo.ts';
import { markdownFormat } from './formats/markdown.ts';
import { mermaidFormat } from './formats/mermaid.ts';
import { pdfFormat } from './formats/pdf.ts';
import { pngFormat } from './formats/png.ts';
import { svgFormat } from './formats/svg.ts';

/** Every format, by its name. */
export const docFormats: Readonly<Record<FormatId, DocFormat>> = {
  mermaid: mermaidFormat,
  markdown: markdownFormat,
  hugo: hugoFormat,
  asciidoc: asciidocFormat,
  html: htmlFormat,
  svg: svgFormat,
  png: pngFormat,
  pdf: pdfFormat,
};

/**
 * The diagram of a job as a file of some format, with all that was left out.
 * @throws PictureError where the picture cannot be drawn
 */
export async function writeDoc(format: FormatId, job: DocJob): Promise<DocFile> {
  const { content, notes } = await docFormats[format].write(job);
  return { content, notes: [...job.notes, ...notes] };
}
