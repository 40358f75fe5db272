import type { Rect } from '../core/layout/rect.ts';

/** How the drawing lies in its frame: scaled, then moved by `x` and `y` CSS pixels. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const scales = { least: 0.05, most: 2 };
/** CSS pixels kept free around the whole. */
const margin = 20;

/** The view that shows all of the drawing, as large as it may be and not larger than life. */
export function viewOfAll(bounds: Rect, { width, height }: Size): View {
  const room = { width: width - 2 * margin, height: height - 2 * margin };
  const scale = clamp(Math.min(1, room.width / bounds.width, room.height / bounds.height));
  return {
    scale,
    x: width / 2 - (bounds.x + bounds.width / 2) * scale,
    y: height / 2 - (bounds.y + bounds.height / 2) * scale,
  };
}

/** The view at another scale, with what is at a point of the frame still there. */
export function zoomed({ x, y, scale }: View, factor: number, at: Point): View {
  const next = clamp(scale * factor);
  const change = next / scale;
  return { scale: next, x: at.x - (at.x - x) * change, y: at.y - (at.y - y) * change };
}

export function moved(view: View, x: number, y: number): View {
  return { ...view, x: view.x + x, y: view.y + y };
}

function clamp(scale: number): number {
  return Math.min(scales.most, Math.max(scales.least, Number.isFinite(scale) ? scale : 1));
}
