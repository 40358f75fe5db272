import { message, type Localized, type Message } from '../model/message.ts';
import { fittingScale, svgSize } from './picture-size.ts';

const texts = {
  smaller: {
    en: 'The picture would be too large at {asked}×, so it is drawn at {scale}×. SVG stays sharp at any size.',
    zh: '按 {asked}× 绘制图片过大，因此以 {scale}× 绘制。SVG 在任何尺寸下都清晰。',
  },
} satisfies Record<string, Localized>;

/**
 * The pixels for each unit of an SVG, as asked or as many as fit, and what to say of it.
 * @param most pixels of the whole picture, where a format holds fewer than others
 */
export function pixelScale(
  svg: string,
  asked: number,
  most?: number,
): { readonly scale: number; readonly notes: readonly Message[] } {
  const size = svgSize(svg);
  const scale = size === undefined ? asked : fittingScale(size, asked, most);
  if (scale >= asked) return { scale: asked, notes: [] };
  return { scale, notes: [message(texts.smaller, { asked, scale: scale.toFixed(1) })] };
}
