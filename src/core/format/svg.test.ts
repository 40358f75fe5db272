import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { clipText, svg, svgText, textWidth, wrapText } from './svg.ts';

describe('svg', () => {
  it('writes elements, rounds numbers and leaves out what is undefined', () => {
    const made = svg('g', { x: 1.26, y: undefined }, svg('rect', { width: 2 }), svgText('a'));
    expect(made.markup).toBe('<g x="1.3"><rect width="2"/>a</g>');
  });

  it('lets no text out of its place', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        const { markup } = svg('text', { title: text }, svgText(text));
        expect(markup).toMatch(/^<text title="[^"<>]*"(?:\/>|>[^<>]*<\/text>)$/s);
        expect(markup.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      }),
    );
  });
});

describe('lines of text', () => {
  it('are clipped with a mark, whole characters at a time', () => {
    expect(clipText('short', 100, 10)).toBe('short');
    expect(clipText('a rather long name', 60, 10)).toMatch(/^a rather.*…$/);
    expect(clipText('👩‍💻主机', 12, 10)).toMatch(/…$/);
  });

  it('fit their width and number, whatever the text', () => {
    fc.assert(
      fc.property(awkwardText(), fc.integer({ min: 1, max: 4 }), (text, most) => {
        const lines = wrapText(text, 200, 12, most);
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(200);
      }),
    );
  });

  it('keep all words of a text that has room', () => {
    const text = 'The API answers reads and writes, but has no spare left.';
    expect(wrapText(text, 150, 12, 9).join(' ')).toBe(text);
    expect(wrapText('可正常读写但已无冗余', 60, 12, 9).join('')).toBe('可正常读写但已无冗余');
  });
});
