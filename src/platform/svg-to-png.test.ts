import { expect, it } from 'vitest';
import { svgSize } from './svg-to-png.ts';

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
