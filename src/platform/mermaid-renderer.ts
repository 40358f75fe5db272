import { diagramLimits } from '../core/diagrams/drawing.ts';
import { message, type Localized, type Message } from '../core/model/message.ts';
import { mermaidLook, pictureFingerprint, type PaintTheme } from '../core/pictures/mermaid-look.ts';
import { withMermaid } from './mermaid-library.ts';

export type DiagramTheme = PaintTheme;

export type RenderedDiagram =
  { readonly ok: true; readonly svg: string } | { readonly ok: false; readonly message: Message };

const texts = {
  tooLarge: {
    en: 'The diagram is too large to be drawn here ({count} characters, at most {limit}). Its text can still be copied.',
    zh: '该图过大，无法在此绘制（{count} 个字符，上限 {limit}）。仍可复制其文本。',
  },
  failed: {
    en: 'Mermaid could not draw this diagram: {detail}',
    zh: 'Mermaid 无法绘制此图：{detail}',
  },
} satisfies Record<string, Localized>;

const fontFamily = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

let pictures = 0;

/**
 * Draws Mermaid text as an SVG with real text in it; an error is part of the result. The same text
 * and theme give the same picture; the ids in different ones differ, so that several can stand in
 * one page.
 */
export async function renderDiagram(text: string, theme: DiagramTheme): Promise<RenderedDiagram> {
  if (text.length > diagramLimits.characters) {
    const data = { count: text.length, limit: diagramLimits.characters };
    return { ok: false, message: message(texts.tooLarge, data) };
  }
  // Mermaid removes whatever in the page has the id that it draws under.
  pictures += 1;
  const id = `quorate-drawing-${pictures}-`;
  try {
    const svg = await withMermaid(mermaidLook(theme, fontFamily), async (mermaid) => {
      const result = await mermaid.render(id, text);
      return result.svg;
    });
    return { ok: true, svg: svg.replaceAll(id, `quorate-${pictureFingerprint(theme + text)}`) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      message: message(texts.failed, { detail: detail.replace(/\s+/g, ' ').slice(0, 200) }),
    };
  }
}
