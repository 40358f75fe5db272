import { xmlText } from '../format/xml.ts';
import { grounds, type PaintTheme } from './mermaid-look.ts';

export interface SvgParts {
  /** The picture as drawn, in one theme or in both. */
  readonly drawn: Partial<Record<PaintTheme, string>>;
  readonly title: string;
  /** The design that travels in the picture. */
  readonly carried?: string | undefined;
}

/**
 * A picture to keep: with its title, a ground that its colours are readable on, its design as
 * metadata, and without what no viewer needs. Of a picture in both themes the dark one shows where
 * the reader prefers it.
 */
export function finishSvg({ drawn, title, carried }: SvgParts): string {
  const main = drawn.light ?? drawn.dark ?? '';
  const theme: PaintTheme = drawn.light === undefined ? 'dark' : 'light';
  const [head = '', id = ''] = /^<svg\b[^>]*?\sid="([^"]*)"[^>]*>/.exec(main) ?? [];
  const [, x, y, width, height] =
    /\sviewBox="([^\s"]+) ([^\s"]+) ([^\s"]+) ([^\s"]+)"/.exec(head) ?? [];
  const ground = (of: PaintTheme): string => `#${id} .ground{fill:${grounds[of]};stroke:none;}`;
  const second = theme === 'light' && drawn.dark !== undefined ? drawn.dark : undefined;
  const styles = [`<style>${ground(theme)}</style>`];
  if (second !== undefined) {
    styles.push(
      `<style>@media (prefers-color-scheme: dark){${ground('dark')}${styleOf(second, id)}}</style>`,
    );
  }
  const added = [
    `<title>${xmlText(title)}</title>`,
    ...(carried === undefined ? [] : [`<metadata>${xmlText(carried)}</metadata>`]),
  ].join('');
  const rect = `<rect class="ground" x="${x ?? 0}" y="${y ?? 0}" width="${width ?? 0}" height="${height ?? 0}"/>`;
  const body = tidied(main.slice(head.length));
  const end = body.indexOf('</style>');
  const at = end === -1 ? 0 : end + '</style>'.length;
  return `${head}${added}${body.slice(0, at)}${styles.join('')}${rect}${body.slice(at)}\n`;
}

/** The style sheet of a picture, for the elements of another of the same text. */
function styleOf(svg: string, id: string): string {
  const [, own = ''] = /^<svg\b[^>]*?\sid="([^"]*)"/.exec(svg) ?? [];
  const sheets = [...svg.matchAll(/<style>(.*?)<\/style>/gs)].map(([, sheet = '']) => sheet);
  return sheets.join('').replaceAll(`#${own}`, `#${id}`);
}

/** Without shadows, gradients and arrow heads that nothing refers to, at a hundredth of a pixel. */
function tidied(body: string): string {
  const used = new Set(
    [...body.matchAll(/\smarker-(?:start|end)="url\(#([^)"]*)\)"/g)].map(([, id = '']) => id),
  );
  return (
    body
      .replace(/<marker\b[^>]*?\sid="([^"]*)"[^>]*>.*?<\/marker>/gs, (marker, id: string) =>
        used.has(id) ? marker : '',
      )
      .replace(/<filter\b[^>]*>.*?<\/filter>/gs, '')
      .replace(/<linearGradient\b[^>]*>.*?<\/linearGradient>/gs, '')
      .replaceAll('<defs></defs>', '')
      .replace(/<path\b[^>]*>/g, (path) =>
        path
          .replace(/\sdata-points="[^"]*"/, '')
          .replace(/\sd="[^"]*"/, (d) => d.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, rounded)),
      )
      // As HTML prints it; XML knows no such name.
      .replaceAll('&nbsp;', '&#160;')
  );
}

function rounded(number: string): string {
  return String(Math.round(Number(number) * 100) / 100);
}
