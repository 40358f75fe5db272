import type { Size } from './diagram-text.ts';

/** `fit`: whatever shows all of the picture, at most a little larger than it is. */
export type Zoom = 'fit' | number;

export const zoomLimits = { min: 0.1, max: 4 } as const;
const largestFit = 1.25;
const step = 1.25;

/** Pixels left free around a picture that fits. */
export const pictureMargin = 16;

export function clampZoom(scale: number): number {
  return Math.max(zoomLimits.min, Math.min(zoomLimits.max, scale));
}

/** The scale that a picture is shown at. */
export function scaleOf(zoom: Zoom, picture: Size, frame: Size): number {
  if (zoom !== 'fit') return zoom;
  const room = (length: number): number => Math.max(1, length - 2 * pictureMargin);
  return Math.max(
    // Smaller, not even the outline can be told: then it is scrolled.
    0.02,
    Math.min(room(frame.width) / picture.width, room(frame.height) / picture.height, largestFit),
  );
}

/** One step larger (`1`) or smaller (`-1`). */
export function zoomBy(scale: number, steps: number): number {
  return clampZoom(scale * step ** steps);
}

/**
 * Where to scroll so that the point of the picture under `at` stays there when the scale changes.
 * @param scroll the scroll position so far, `at` the point in the frame, along one axis
 */
export function scrollForZoom(scroll: number, at: number, before: number, after: number): number {
  return ((scroll + at - pictureMargin) / before) * after + pictureMargin - at;
}
