import { expect, it } from 'vitest';
import { fittingScale, svgSize } from './picture-size.ts';

it.each([
  ['<svg width="100%" viewBox="0 0 120.5 40"><g/></svg>', { width: 120.5, height: 40 }],
  ['<svg id="a" viewBox="-8,-8, 10 20"/>', { width: 10, height: 20 }],
])('takes the size of %s from its viewBox', (svg, size) => {
  expect(svgSize(svg)).toEqual(size);
});

it.each(['', '<svg width="3"/>', '<svg viewBox="0 0 0 4"/>', '<svg viewBox="a b c d"/>'])(
  'knows no size for %j',
  (svg) => {
    expect(svgSize(svg)).toBeUndefined();
  },
);

it('makes a picture smaller than asked for where it would be too large to be shown', () => {
  expect(fittingScale({ width: 800, height: 600 }, 4)).toBe(4);
  expect(fittingScale({ width: 8_192, height: 10 }, 4)).toBe(1);
  const scale = fittingScale({ width: 8_000, height: 16_000 }, 1);
  expect(scale * 16_000).toBeLessThanOrEqual(8_192);
});
