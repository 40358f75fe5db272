import { svg, type SvgNode } from '../format/svg.ts';
import type { Fate } from '../analysis/scenario/play-scene.ts';
import type { Family, PictureTheme } from './picture-theme.ts';

/** Strokes on a field of 16 by 16. */
const familyStrokes: Readonly<Record<Family, string>> = {
  place: 'M3 14V2h10v12M1.5 14h13M6 5h1M9 5h1M6 8h1M9 8h1M6 11h4',
  host: 'M2 3h12v4H2zM2 9h12v4H2zM4.5 5h.5M4.5 11h.5',
  'load-balancer': 'M8 15V9L3 4M8 9l5-5M3 8V4h4M9 4h4v4',
  'control-plane': 'M8 1.5l6 3.5v6l-6 3.5-6-3.5V5zM8 6a2 2 0 1 0 0 4a2 2 0 1 0 0-4z',
  etcd: 'M2.5 4c0-1.4 2.5-2.5 5.5-2.5s5.5 1.1 5.5 2.5S11 6.5 8 6.5 2.5 5.4 2.5 4zM2.5 4v8c0 1.4 2.5 2.5 5.5 2.5s5.5-1.1 5.5-2.5V4M2.5 8c0 1.4 2.5 2.5 5.5 2.5s5.5-1.1 5.5-2.5',
  worker: 'M8 1.5l6 3v7l-6 3-6-3v-7zM2 4.5l6 3 6-3M8 7.5v7',
  endpoint:
    'M8 15s5-4.6 5-8.5a5 5 0 0 0-10 0C3 10.4 8 15 8 15zM8 4.8a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6z',
};

/** The sign of a family, its upper left corner at a point. */
export function familySign(family: Family, x: number, y: number, colour: string): SvgNode {
  return svg('path', {
    d: familyStrokes[family],
    transform: `translate(${x} ${y})`,
    fill: 'none',
    stroke: colour,
    'stroke-width': 1.5,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

const fateStrokes: Readonly<Record<Fate, string>> = {
  failed: 'M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM5.5 5.5l5 5M10.5 5.5l-5 5',
  dead: 'M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM3.2 3.2l9.6 9.6',
  unusable: 'M8 1.5L15 14H1zM8 6v4M8 12v.5',
  impaired: 'M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM8 4.5v4.5M8 11.2v.5',
};

export function fateColour(fate: Fate, theme: PictureTheme): string {
  if (fate === 'failed') return theme.error;
  return fate === 'dead' ? theme.muted : theme.warning;
}

/** What has become of a shape: each fate by a sign of its own, not by its colour alone. */
export function fateSign(fate: Fate, x: number, y: number, theme: PictureTheme): SvgNode {
  return svg(
    'g',
    { transform: `translate(${x} ${y})` },
    svg('circle', { cx: 8, cy: 8, r: 9.5, fill: theme.raised }),
    svg('path', {
      d: fateStrokes[fate],
      fill: 'none',
      stroke: fateColour(fate, theme),
      'stroke-width': 1.6,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
  );
}
