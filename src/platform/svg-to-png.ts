import { message, type Localized, type Message } from '../core/model/message.ts';
import { fittingScale, svgSize, type PictureSize } from '../core/pictures/picture-size.ts';

export type PngResult =
  { readonly ok: true; readonly png: Blob } | { readonly ok: false; readonly message: Message };

const texts = {
  failed: {
    en: 'The picture could not be made a PNG. Download it as SVG instead.',
    zh: '无法将图片转换为 PNG，请改为下载 SVG。',
  },
} satisfies Record<string, Localized>;

/**
 * An SVG as a PNG on a filled ground. A picture too large for a canvas comes at a smaller scale.
 * @param scale pixels for each unit of the SVG
 * @param background CSS colour
 */
export async function svgToPng(svg: string, background: string, scale = 2): Promise<PngResult> {
  const failed: PngResult = { ok: false, message: message(texts.failed) };
  const size = svgSize(svg);
  if (size === undefined) return failed;
  const { width, height } = size;
  const fit = fittingScale(size, scale);
  const url = URL.createObjectURL(new Blob([sized(svg, size)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * fit));
    canvas.height = Math.max(1, Math.round(height * fit));
    const context = canvas.getContext('2d');
    if (context === null) return failed;
    context.fillStyle = background;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    return png === null ? failed : { ok: true, png };
  } catch {
    return failed;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** With its size in the root element, without which Firefox draws nothing on a canvas. */
function sized(svg: string, { width, height }: PictureSize): string {
  return svg.replace(/<svg\b([^>]*)>/, (_, attributes: string) => {
    const kept = attributes.replace(/\s(?:width|height)="[^"]*"/g, '');
    return `<svg${kept} width="${width}" height="${height}">`;
  });
}
