// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embedCode, type EmbedChoice } from './embed-code.ts';

const choice: EmbedChoice = {
  form: 'iframe',
  width: 800,
  height: 500,
  theme: null,
  language: null,
};
const base = 'https://example.org/quorate/';

function elementsOf(code: string): Element[] {
  return [...new DOMParser().parseFromString(code, 'text/html').querySelectorAll('*')].filter(
    ({ localName }) => !['html', 'head', 'body'].includes(localName),
  );
}

describe('the code of an embedded design', () => {
  it('is an iframe of the embed page', () => {
    expect(embedCode({ base, word: 'quorate1:abc', name: 'prod' }, choice)).toBe(
      '<iframe src="https://example.org/quorate/embed.html#quorate1:abc" title="prod" width="800" height="500" loading="lazy" style="border: 0"></iframe>',
    );
  });

  it('asks for a theme and a language where they are chosen', () => {
    const code = embedCode(
      { base, word: 'quorate1:abc', name: 'prod' },
      { ...choice, width: '100%', theme: 'dark', language: 'zh' },
    );
    const [frame] = elementsOf(code);
    expect(frame?.getAttribute('src')).toBe(`${base}embed.html?theme=dark&lang=zh#quorate1:abc`);
    expect(frame?.getAttribute('width')).toBe('100%');
  });

  it('is a script and its element as a component', () => {
    const code = embedCode(
      { base, word: 'quorate1:abc', name: 'prod' },
      { ...choice, form: 'component', theme: 'light' },
    );
    expect(code).toBe(
      [
        '<script type="module" src="https://example.org/quorate/quorate-diagram.js"></script>',
        '<quorate-diagram data="quorate1:abc" title="prod" width="800" height="500" theme="light"></quorate-diagram>',
      ].join('\n'),
    );
  });

  it('takes a name for text, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom('"><script>alert(1)</script>', "' onload='x", '&lt;'),
        ),
        fc.constantFrom('iframe' as const, 'component' as const),
        (name, form) => {
          const code = embedCode({ base, word: 'quorate1:abc', name }, { ...choice, form });
          const elements = elementsOf(code);
          const [shown] = elements.slice(-1);
          expect(elements.map(({ localName }) => localName)).toEqual(
            form === 'iframe' ? ['iframe'] : ['script', 'quorate-diagram'],
          );
          expect(shown?.getAttribute('title')).toBe(
            name.replaceAll(/\s+/g, ' ').replaceAll('\0', '\u{fffd}'),
          );
          expect(shown?.attributes).toHaveLength(form === 'iframe' ? 6 : 4);
        },
      ),
    );
  });
});
