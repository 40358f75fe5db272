// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { isEditingText } from './editing-target.ts';

/** What the document hears of a key pressed on the element that the markup's `x` marks. */
function heardFrom(markup: string, shadow = false): boolean {
  const host = document.body.appendChild(document.createElement('div'));
  const root = shadow ? host.attachShadow({ mode: 'open' }) : host;
  root.innerHTML = markup;
  let heard: boolean | undefined;
  const listen = (event: Event): void => {
    heard = isEditingText(event);
  };
  document.addEventListener('keydown', listen);
  root
    .querySelector('[x]')
    ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', bubbles: true, composed: true }));
  document.removeEventListener('keydown', listen);
  host.remove();
  if (heard === undefined) throw new Error('no key was heard');
  return heard;
}

describe('isEditingText', () => {
  it.each([
    ['<input x>', true],
    ['<input type="number" x>', true],
    ['<textarea x></textarea>', true],
    ['<div contenteditable="true"><span x></span></div>', true],
    ['<input type="checkbox" x>', false],
    ['<button x></button>', false],
    ['<div tabindex="0" x></div>', false],
  ])('%s: %s', (markup, expected) => {
    expect(heardFrom(markup)).toBe(expected);
    expect(heardFrom(markup, true)).toBe(expected);
  });
});
