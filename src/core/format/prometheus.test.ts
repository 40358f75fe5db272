import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../testing/awkward-text.ts';
import { promqlString, regexpText, templateText } from './prometheus.ts';
import { plainText } from './text.ts';

/** Go's text/template as far as the printer goes: actions that print a string, and text. */
function rendered(template: string): string {
  const actions = template.replaceAll('{{"{"}}', '\u0000');
  if (actions.includes('{{')) throw new Error('an action');
  return actions.replaceAll('\u0000', '{');
}

describe('text in alert rules', () => {
  it('renders to itself, whatever it is and whatever follows', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        expect(rendered(templateText(text))).toBe(plainText(text));
        expect(templateText(text).endsWith('{')).toBe(false);
      }),
    );
    expect(templateText('{{ query "up" }}')).toBe('{{"{"}}{{"{"}} query "up" }}');
  });

  it('is one string of PromQL', () => {
    expect(promqlString('a"b\\c\nd')).toBe(String.raw`"a\"b\\c d"`);
    fc.assert(
      fc.property(awkwardText(), (text) => {
        expect(promqlString(text)).toMatch(/^"(?:[^"\\\n]|\\["\\])*"$/u);
      }),
    );
  });

  it('is a regular expression for itself alone', () => {
    expect(regexpText('[fd00::1]:2379')).toBe(String.raw`\[fd00::1\]:2379`);
    fc.assert(
      fc.property(awkwardText(), (text) => {
        expect(new RegExp(`^(?:${regexpText(text)})$`).test(text)).toBe(true);
      }),
    );
  });
});
