import { describe, expect, it } from 'vitest';
import { pictureMargin, scaleOf, scrollForZoom, zoomBy, zoomLimits } from './zoom.ts';

const picture = { width: 1000, height: 500 };

describe('scaleOf', () => {
  it('fits the tighter side, with a margin on both ends', () => {
    const frame = { width: 532, height: 900 };
    expect(scaleOf('fit', picture, frame)).toBeCloseTo(0.5);
    expect(scaleOf('fit', picture, { width: 5000, height: 132 })).toBeCloseTo(0.2);
  });

  it('does not blow a small picture up', () => {
    expect(scaleOf('fit', { width: 50, height: 20 }, { width: 900, height: 900 })).toBe(1.25);
  });

  it('keeps a chosen scale, whatever the frame', () => {
    expect(scaleOf(2, picture, { width: 10, height: 10 })).toBe(2);
  });
});

describe('zoomBy', () => {
  it('goes back where it came from, within its limits', () => {
    expect(zoomBy(zoomBy(1, 1), -1)).toBeCloseTo(1);
    expect(zoomBy(3.9, 5)).toBe(zoomLimits.max);
    expect(zoomBy(0.11, -5)).toBe(zoomLimits.min);
  });
});

describe('scrollForZoom', () => {
  it('keeps the point under the pointer', () => {
    const at = 120;
    const pointAt = (scroll: number, scale: number): number =>
      (scroll + at - pictureMargin) / scale;
    const scroll = scrollForZoom(40, at, 1, 2.5);
    expect(pointAt(scroll, 2.5)).toBeCloseTo(pointAt(40, 1));
  });
});
