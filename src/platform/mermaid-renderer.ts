import { diagramLimits } from '../core/diagrams/drawing.ts';
import { message, type Localized, type Message } from '../core/model/message.ts';
import { withMermaid, type Mermaid } from './mermaid-library.ts';

export type DiagramTheme = 'light' | 'dark';

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

/** Colours of shapes, boxes and lines; those of classes (`dbclass`) are the diagram's own. */
const themes: Readonly<Record<DiagramTheme, Record<string, string | boolean>>> = {
  light: {
    darkMode: false,
    background: '#ffffff',
    primaryColor: '#eef2ff',
    primaryBorderColor: '#6574c4',
    primaryTextColor: '#1b2140',
    lineColor: '#4d5670',
    textColor: '#1b2140',
    clusterBkg: '#f7f8fb',
    clusterBorder: '#b9c0d4',
    titleColor: '#1b2140',
    edgeLabelBackground: '#ffffff',
  },
  dark: {
    darkMode: true,
    background: '#14171f',
    primaryColor: '#2a3354',
    primaryBorderColor: '#8495e6',
    primaryTextColor: '#e8ebf7',
    lineColor: '#a4adc6',
    textColor: '#e8ebf7',
    clusterBkg: '#1c2130',
    clusterBorder: '#4b5674',
    titleColor: '#e8ebf7',
    edgeLabelBackground: '#14171f',
  },
};

/** The orange of databases is light in either theme, so what is written on it is dark. */
const themeCSS = '.dbclass .label text, .dbclass .nodeLabel, .dbclass tspan { fill: #1b1b1b; }';

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
    const svg = await withMermaid(optionsOf(theme), async (mermaid) => {
      const result = await mermaid.render(id, text);
      return result.svg;
    });
    return { ok: true, svg: svg.replaceAll(id, `quorate-${fingerprint(theme + text)}`) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      message: message(texts.failed, { detail: detail.replace(/\s+/g, ' ').slice(0, 200) }),
    };
  }
}

/** FNV-1a: enough to tell pictures apart. */
function fingerprint(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  }
  return (hash >>> 0).toString(36);
}

function optionsOf(theme: DiagramTheme): NonNullable<Parameters<Mermaid['initialize']>[0]> {
  return {
    theme: 'base',
    themeVariables: { ...themes[theme], fontFamily },
    themeCSS,
    fontFamily,
    flowchart: { htmlLabels: false, useMaxWidth: false },
  };
}
