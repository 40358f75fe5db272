import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasRoomForMap, mapSize, viewFor } from './view-fit.ts';

const zooms = { least: 0.1, most: 1 };
const size = { width: 950, height: 540 };

describe('viewFor', () => {
  it('shows nothing larger than drawn, in the middle', () => {
    const view = viewFor({ x: 100, y: 50, width: 200, height: 100 }, size, zooms, true);
    expect(view.zoom).toBe(1);
    expect(view.x + 200).toBe(size.width / 2);
    expect(view.y + 100).toBe(size.height / 2);
  });

  it('keeps a high drawing beside the map and a wide one above it', () => {
    const high = { x: 0, y: 0, width: 700, height: 600 };
    const wide = { x: 0, y: 0, width: 1300, height: 500 };
    const right = ({ x, zoom }: { x: number; zoom: number }): number => x + high.width * zoom;
    const bottom = ({ y, zoom }: { y: number; zoom: number }): number => y + wide.height * zoom;
    expect(right(viewFor(high, size, zooms, true))).toBeLessThanOrEqual(size.width - mapSize.width);
    expect(bottom(viewFor(wide, size, zooms, true))).toBeLessThanOrEqual(
      size.height - mapSize.height,
    );
    expect(viewFor(wide, size, zooms, false).zoom).toBeGreaterThanOrEqual(
      viewFor(wide, size, zooms, true).zoom,
    );
  });

  it('shows all of a drawing that fits at the least zoom', () => {
    const coordinate = fc.integer({ min: -5000, max: 5000 });
    const extent = fc.integer({ min: 1, max: 4000 });
    const inView = fc.property(
      coordinate,
      coordinate,
      extent,
      extent,
      fc.boolean(),
      (x, y, w, h, map) => {
        const view = viewFor({ x, y, width: w, height: h }, size, zooms, map);
        return (
          x * view.zoom + view.x >= 0 &&
          y * view.zoom + view.y >= 0 &&
          (x + w) * view.zoom + view.x <= size.width &&
          (y + h) * view.zoom + view.y <= size.height
        );
      },
    );
    expect(fc.check(inView)).toMatchObject({ failed: false });
  });
});

describe('hasRoomForMap', () => {
  it('spares a canvas that the map would fill', () => {
    expect(hasRoomForMap(size)).toBe(true);
    expect(hasRoomForMap({ width: 342, height: 480 })).toBe(false);
    expect(hasRoomForMap({ width: 950, height: 200 })).toBe(false);
  });
});
