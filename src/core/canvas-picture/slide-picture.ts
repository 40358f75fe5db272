import { clipText, svg, svgText, wrapText, type SvgNode } from '../format/svg.ts';
import type { ApiState } from '../analysis/verdict.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import { renderMessage, type Localized } from '../model/message.ts';
import type { ToldSlide } from '../presentation/tell-slide.ts';
import { drawCanvas, type CanvasPictureOptions } from './canvas-picture.ts';
import { words } from './canvas-shapes.ts';
import { pictureFonts, pictureThemes, type PictureTheme } from './picture-theme.ts';

/** Where a slide stands among the others, and whose it is. */
export interface SlidePlace {
  readonly number: number;
  readonly of: number;
  readonly design: string;
}

/** The size of a slide, in the proportions of a screen. */
export const slideSize = { width: 1600, height: 900 } as const;

const margin = 48;
const line = { title: 44, steps: 24, sentence: 30, times: 22, foot: 18 } as const;

const states: Readonly<Record<ApiState, Localized>> = {
  available: { en: 'Available', zh: '可用' },
  degraded: { en: 'Available, without spare', zh: '可用，但已无冗余' },
  partial: { en: 'Requests fail', zh: '部分请求失败' },
  unavailable: { en: 'Unavailable', zh: '不可用' },
};

const placeText: Localized = { en: '{number} / {of}', zh: '{number} / {of}' };

/** A slide as one picture that stands alone: title, canvas, what clients get, how long it takes. */
export function slidePicture(
  index: TopologyIndex,
  told: ToldSlide,
  place: SlidePlace,
  options: Pick<CanvasPictureOptions, 'theme' | 'language'>,
): string {
  const { language } = options;
  const theme = pictureThemes[options.theme];
  const { width, height } = slideSize;
  const inner = width - 2 * margin;
  const title = clipText(renderMessage(told.slide.title, language), inner, line.title);
  const steps = told.steps
    .map((step) => renderMessage(step, language))
    .join(language === 'zh' ? '；' : '; ');
  const sentence = wrapText(
    renderMessage(told.report.sentence, language),
    inner - 40,
    line.sentence,
    3,
  );
  const times = told.times.map((each) =>
    clipText(renderMessage(each, language), inner - 40, line.times),
  );
  const below = 40 + sentence.length * 38 + 8 + times.length * 30 + 52;
  const top = steps === '' ? 96 : 130;
  const canvas = drawCanvas(index, { ...options, played: told });
  const { x, y, width: w, height: h } = canvas.bounds;
  const verdict = foot(height - below, sentence, times, told.report.api, theme, language);
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': pictureFonts,
    },
    svg('title', {}, svgText(title)),
    svg('rect', { width, height, fill: theme.ground }),
    words(title, margin, 70, { size: line.title, colour: theme.text, bold: true }),
    ...(steps === ''
      ? []
      : [
          words(clipText(steps, inner, line.steps), margin, 108, {
            size: line.steps,
            colour: theme.muted,
          }),
        ]),
    svg(
      'svg',
      {
        x: margin,
        y: top,
        width: inner,
        height: height - below - top - 8,
        viewBox: `${x} ${y} ${w} ${h}`,
        preserveAspectRatio: 'xMidYMid meet',
      },
      ...canvas.nodes,
    ),
    ...verdict,
    words(clipText(place.design, inner / 2, line.foot), margin, height - 24, {
      size: line.foot,
      colour: theme.muted,
    }),
    words(
      renderMessage({ text: placeText, data: { number: place.number, of: place.of } }, language),
      width - margin,
      height - 24,
      { size: line.foot, colour: theme.muted, ended: true },
    ),
  ).markup;
}

function foot(
  top: number,
  sentence: readonly string[],
  times: readonly string[],
  api: ApiState,
  theme: PictureTheme,
  language: 'en' | 'zh',
): SvgNode[] {
  const colour = api === 'available' ? theme.ok : api === 'degraded' ? theme.warning : theme.error;
  const state = states[api][language];
  return [
    svg('rect', {
      x: margin,
      y: top + 4,
      width: 6,
      height: 34 + sentence.length * 38 + times.length * 30,
      rx: 3,
      fill: colour,
    }),
    words(state, margin + 24, top + 26, { size: 22, colour, bold: true }),
    ...sentence.map((text, at) =>
      words(text, margin + 24, top + 64 + at * 38, { size: line.sentence, colour: theme.text }),
    ),
    ...times.map((text, at) =>
      words(text, margin + 24, top + 64 + sentence.length * 38 - 4 + at * 30, {
        size: line.times,
        colour: theme.muted,
      }),
    ),
  ];
}
