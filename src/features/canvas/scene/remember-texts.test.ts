import { expect, it, vi } from 'vitest';
import { rememberTexts, type Texts } from './remember-texts.ts';

it('asks once for each text and its data', () => {
  const texts = vi.fn<Texts>((key, ...data) => `${key}:${String(data[0]?.['name'])}`);
  const remembered = rememberTexts(texts);
  expect(remembered('on', { name: 'a' })).toBe('on:a');
  expect(remembered('on', { name: 'a' })).toBe('on:a');
  expect(remembered('on', { name: 'b' })).toBe('on:b');
  expect(remembered('on')).toBe('on:undefined');
  expect(texts).toHaveBeenCalledTimes(3);
});
