import { message, type Localized } from '../../core/model/message.ts';
import { PictureError } from '../../core/pictures/painter.ts';
import { fittingScale, svgSize } from '../../core/pictures/picture-size.ts';
import { bundledFont, bundledFontFile, loadFontWidths } from './font-widths.ts';

const texts = {
  failed: {
    en: 'The picture could not be made a PNG ({detail}). Write it as SVG instead.',
    zh: '无法将图片转换为 PNG（{detail}），请改为输出 SVG。',
  },
  noFont: {
    en: 'No font on this machine draws “{characters}”. Install one (Debian and Ubuntu: apt-get install fonts-noto-cjk for Chinese, Japanese and Korean), or write SVG, which takes the fonts of its reader.',
    zh: '本机没有可显示“{characters}”的字体。请安装（Debian 和 Ubuntu：apt-get install fonts-noto-cjk，支持中日韩文字），或输出 SVG（使用阅读者的字体）。',
  },
  noRenderer: {
    en: 'PNG and PDF need the package @resvg/resvg-js with its binary for this platform: run npm install again, with optional dependencies. SVG needs nothing.',
    zh: '输出 PNG 和 PDF 需要 @resvg/resvg-js 及其适用于本平台的二进制文件：请重新运行 npm install（包含可选依赖）。SVG 无需任何依赖。',
  },
} satisfies Record<string, Localized>;

/** For what the bundled font lacks: upright sans-serif fonts with Han characters first. */
const otherFonts =
  "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Zen Hei', sans-serif";

/** An SVG as a PNG. Characters that the bundled font lacks are drawn in fonts of the system. */
export async function paintPng(svg: string, ground: string, scale: number): Promise<Uint8Array> {
  let renderer: typeof import('@resvg/resvg-js');
  try {
    renderer = await import('@resvg/resvg-js');
  } catch {
    throw new PictureError(message(texts.noRenderer));
  }
  const size = svgSize(svg) ?? { width: 600, height: 400 };
  const font = await loadFontWidths();
  const foreign = foreignCharacters(svg, font.covers);
  if (foreign !== '' && !canDraw(renderer, foreign)) {
    throw new PictureError(message(texts.noFont, { characters: foreign.slice(0, 8) }));
  }
  try {
    const picture = new renderer.Resvg(inOtherFonts(svg, font.covers), {
      background: ground,
      fitTo: { mode: 'zoom', value: fittingScale(size, scale) },
      font: {
        fontFiles: [bundledFontFile()],
        loadSystemFonts: true,
        defaultFontFamily: bundledFont,
        sansSerifFamily: bundledFont,
      },
      logLevel: 'off',
    });
    return picture.render().asPng();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new PictureError(message(texts.failed, { detail: detail.slice(0, 200) }));
  }
}

const label = /<tspan\b([^>]*\bclass="text-inner-tspan"[^>]*)>([^<]*)</g;

/** Labels that the bundled font cannot draw whole, in one font each. */
function inOtherFonts(svg: string, covers: (text: string) => boolean): string {
  return svg.replace(label, (whole, attributes: string, text: string) =>
    covers(text) ? whole : `<tspan${attributes} font-family="${otherFonts}">${text}<`,
  );
}

/** Some of the characters of labels that the bundled font lacks, each once. */
function foreignCharacters(svg: string, covers: (text: string) => boolean): string {
  const found = new Set<string>();
  for (const [, , text = ''] of svg.matchAll(label)) {
    for (const character of text) {
      if (!covers(character) && !/[\p{M}\p{Cf}]/u.test(character)) found.add(character);
    }
  }
  return [...found].slice(0, 100).join('');
}

/** Whether the fonts of the system draw anything of a text: with and without them it looks otherwise. */
function canDraw({ Resvg }: typeof import('@resvg/resvg-js'), text: string): boolean {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2000 30"><text y="20" font-family="${bundledFont}">${text}</text></svg>`;
  const [bare, full] = [false, true].map((loadSystemFonts) =>
    Buffer.from(
      new Resvg(svg, {
        font: { fontFiles: [bundledFontFile()], loadSystemFonts, defaultFontFamily: bundledFont },
        logLevel: 'off',
      })
        .render()
        .asPng(),
    ),
  );
  return bare !== undefined && full !== undefined && !bare.equals(full);
}
