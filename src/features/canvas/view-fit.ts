import type { Rect } from '../../core/layout/rect.ts';

export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels kept free around what is framed. */
const margin = 24;
/** What stands over the lower corners, with a gap: the zoom controls, and the overview map. */
export const controlsSize: Size = { width: 238, height: 56 };
export const mapSize: Size = { width: 148, height: 100 };
const mapGap = 24;
/** A canvas smaller than this is better filled with the drawing itself. */
const leastForMap: Size = { width: 560, height: 300 };

/** Whether an overview map in the corner leaves enough of the canvas to draw on. */
export function hasRoomForMap({ width, height }: Size): boolean {
  return width >= leastForMap.width && height >= leastForMap.height;
}

/**
 * The view that shows a part of the drawing as large as it may be. What would come to lie under the
 * controls or the map is shown above or beside them, whichever leaves it larger.
 */
export function viewFor(
  bounds: Rect,
  size: Size,
  zooms: { readonly least: number; readonly most: number },
  withMap: boolean,
): View {
  const fit = (area: Rect): View => fitInto(bounds, area, zooms);
  const whole = { x: margin, y: margin, width: size.width, height: size.height };
  const area = (right: number, bottom: number): Rect => ({
    ...whole,
    width: whole.width - 2 * margin - right,
    height: whole.height - 2 * margin - bottom,
  });
  const free = fit(area(0, 0));
  const obstacles: Rect[] = [
    { x: 0, y: size.height - controlsSize.height, ...controlsSize },
    ...(withMap
      ? [
          {
            x: size.width - mapSize.width - mapGap,
            y: size.height - mapSize.height - mapGap,
            width: mapSize.width + mapGap,
            height: mapSize.height + mapGap,
          },
        ]
      : []),
  ];
  if (!obstacles.some((obstacle) => covers(bounds, free, obstacle))) return free;
  const above = fit(area(0, (withMap ? mapSize : controlsSize).height));
  if (!withMap) return above;
  const beside = fit(area(mapSize.width, controlsSize.height - margin));
  return beside.zoom > above.zoom ? beside : above;
}

function fitInto(
  bounds: Rect,
  area: Rect,
  { least, most }: { readonly least: number; readonly most: number },
): View {
  const wanted = Math.min(
    area.width / Math.max(bounds.width, 1),
    area.height / Math.max(bounds.height, 1),
  );
  const zoom = Math.max(least, Math.min(most, wanted));
  return {
    x: area.x + (area.width - bounds.width * zoom) / 2 - bounds.x * zoom,
    y: area.y + (area.height - bounds.height * zoom) / 2 - bounds.y * zoom,
    zoom,
  };
}

function covers(bounds: Rect, { x, y, zoom }: View, obstacle: Rect): boolean {
  const left = bounds.x * zoom + x;
  const top = bounds.y * zoom + y;
  return (
    left < obstacle.x + obstacle.width &&
    obstacle.x < left + bounds.width * zoom &&
    top < obstacle.y + obstacle.height &&
    obstacle.y < top + bounds.height * zoom
  );
}
