import { expect, it } from 'vitest';
import { renderMessage } from '../model/message.ts';
import { pixelScale } from './pixel-scale.ts';

const svg = (width: number, height: number): string => `<svg viewBox="0 0 ${width} ${height}"/>`;

it('is what was asked for, or less, saying so', () => {
  expect(pixelScale(svg(800, 600), 4)).toEqual({ scale: 4, notes: [] });
  expect(pixelScale('<svg/>', 3)).toEqual({ scale: 3, notes: [] });
  const { scale, notes } = pixelScale(svg(1_000, 4_096), 4);
  expect(scale).toBe(2);
  expect(notes.map((note) => renderMessage(note, 'en'))).toEqual([
    'The picture would be too large at 4×, so it is drawn at 2.0×. SVG stays sharp at any size.',
  ]);
  expect(pixelScale(svg(1_000, 1_000), 3, 1_000_000).scale).toBe(1);
});
