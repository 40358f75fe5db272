import { message, type Localized } from '../../core/model/message.ts';
import {
  mermaidLook,
  pictureFingerprint,
  type PaintTheme,
} from '../../core/pictures/mermaid-look.ts';
import { PictureError } from '../../core/pictures/painter.ts';
import { loadMermaid, type MermaidInDom } from '../mermaid-dom.ts';
import { bundledFont, loadFontWidths } from './font-widths.ts';
import { addGeometry } from './svg-geometry.ts';

const texts = {
  failed: {
    en: 'Mermaid could not draw this diagram: {detail}',
    zh: 'Mermaid 无法绘制此图：{detail}',
  },
} satisfies Record<string, Localized>;

/** The font that was measured, and Verdana, which is as wide, where that is not installed. */
const fontFamily = `"${bundledFont}", Verdana, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`;

let prepared: Promise<MermaidInDom> | undefined;

async function prepare(): Promise<MermaidInDom> {
  const [dom, font] = await Promise.all([loadMermaid(), loadFontWidths()]);
  addGeometry(dom.window, font);
  return dom;
}

/** Mermaid text as an SVG, drawn by Mermaid itself. The same text and theme give the same picture. */
export async function paintSvg(text: string, theme: PaintTheme): Promise<string> {
  prepared ??= prepare();
  const dom = await prepared;
  const id = `quorate-${pictureFingerprint(theme + text)}`;
  try {
    return await dom.use(mermaidLook(theme, fontFamily), async (mermaid) => {
      const { svg } = await mermaid.render(id, text);
      return svg;
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new PictureError(
      message(texts.failed, { detail: detail.replace(/\s+/g, ' ').slice(0, 200) }),
    );
  }
}
