import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewOfAll, zoomed } from './view.ts';

describe('the view', () => {
  it('of all shows every corner', () => {
    const side = fc.integer({ min: 1, max: 5000 });
    const at = fc.integer({ min: -3000, max: 3000 });
    fc.assert(
      fc.property(at, at, side, side, (x, y, width, height) => {
        const view = viewOfAll({ x, y, width, height }, { width: 800, height: 500 });
        expect(view.scale).toBeLessThanOrEqual(1);
        // The least scale is reached by designs that no frame shows whole.
        fc.pre(view.scale > 0.05);
        for (const [cx, cy] of [
          [x, y],
          [x + width, y + height],
        ] as const) {
          expect(cx * view.scale + view.x).toBeGreaterThanOrEqual(19.99);
          expect(cx * view.scale + view.x).toBeLessThanOrEqual(780.01);
          expect(cy * view.scale + view.y).toBeGreaterThanOrEqual(19.99);
          expect(cy * view.scale + view.y).toBeLessThanOrEqual(480.01);
        }
      }),
    );
  });

  it('zooms around a point and within bounds', () => {
    const view = { x: 10, y: 20, scale: 0.5 };
    const at = { x: 300, y: 200 };
    const next = zoomed(view, 1.2, at);
    expect((at.x - next.x) / next.scale).toBeCloseTo((at.x - view.x) / view.scale);
    expect((at.y - next.y) / next.scale).toBeCloseTo((at.y - view.y) / view.scale);
    expect(zoomed(view, 1e9, at).scale).toBe(2);
    expect(zoomed(view, 0, at).scale).toBe(0.05);
  });
});
