import { message, type Localized, type Message } from '../core/model/message.ts';
import { svgSize } from '../core/pictures/picture-size.ts';
import { renderDiagram, type DiagramTheme } from './mermaid-renderer.ts';

/** A picture that the browser has decoded and can show at once. */
export interface DiagramImage {
  /** Of an object that whoever asked revokes. */
  readonly url: string;
  readonly size: { readonly width: number; readonly height: number };
}

export type DrawnDiagram =
  | { readonly ok: true; readonly image: DiagramImage }
  | { readonly ok: false; readonly error: Message };

/** Of what is not drawn for a reason of the browser's. */
export const undrawable: Localized = {
  en: 'The browser could not show the picture: {detail}',
  zh: '浏览器无法显示图片：{detail}',
};

/** Draws Mermaid text as an image: as that an SVG can neither run anything nor style the page. */
export async function drawDiagramImage(text: string, theme: DiagramTheme): Promise<DrawnDiagram> {
  const rendered = await renderDiagram(text, theme);
  if (!rendered.ok) return { ok: false, error: rendered.message };
  const { svg } = rendered;
  const size = svgSize(svg) ?? { width: 600, height: 400 };
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
  } catch (error) {
    URL.revokeObjectURL(url);
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, error: message(undrawable, { detail }) };
  }
  return { ok: true, image: { url, size } };
}
