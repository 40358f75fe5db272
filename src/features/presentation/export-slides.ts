import { zipSync } from 'fflate';
import { slidePicture } from '../../core/canvas-picture/slide-picture.ts';
import { pictureThemes, type ThemeName } from '../../core/canvas-picture/picture-theme.ts';
import { fileSlug, uniqueNames } from '../../core/format/slug.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import { renderMessage, type Language, type Message } from '../../core/model/message.ts';
import type { ToldSlide } from '../../core/presentation/tell-slide.ts';
import { svgToPng } from '../../platform/svg-to-png.ts';

export interface ExportInput {
  readonly index: TopologyIndex;
  readonly slides: readonly ToldSlide[];
  readonly format: 'svg' | 'png';
  readonly theme: ThemeName;
  readonly language: Language;
}

export type ExportResult =
  | { readonly ok: true; readonly zip: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly message: Message };

/** The names of the pictures: numbered, so that they sort as they are shown. */
export function pictureNames(
  slides: readonly ToldSlide[],
  format: string,
  language: Language,
): readonly string[] {
  const digits = Math.max(2, String(slides.length).length);
  return uniqueNames(
    slides.map(({ slide }, at) => {
      const number = String(at + 1).padStart(digits, '0');
      return `${number}-${fileSlug(renderMessage(slide.title, language), 'slide')}`;
    }),
    (name) => fileSlug(name, 'slide'),
  ).map((name) => `${name}.${format}`);
}

/**
 * Every slide as a picture of its own, in one zip.
 * @param onPicture told before each, with its number from 1
 */
export async function exportSlides(
  { index, slides, format, theme, language }: ExportInput,
  onPicture: (number: number) => void,
): Promise<ExportResult> {
  const names = pictureNames(slides, format, language);
  const design = index.topology.metadata.name;
  const files: Record<string, Uint8Array> = {};
  for (const [at, told] of slides.entries()) {
    onPicture(at + 1);
    const place = { number: at + 1, of: slides.length, design };
    const picture = slidePicture(index, told, place, { theme, language });
    const name = names[at] ?? '';
    if (format === 'svg') files[name] = new TextEncoder().encode(picture);
    else {
      const made = await svgToPng(picture, pictureThemes[theme].ground);
      if (!made.ok) return made;
      files[name] = new Uint8Array(await made.png.arrayBuffer());
    }
  }
  // A picture of pixels is compressed already.
  return { ok: true, zip: new Uint8Array(zipSync(files, { level: format === 'png' ? 0 : 6 })) };
}
