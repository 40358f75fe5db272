import { describe, expect, it } from 'vitest';
import { renderMessage } from '../model/message.ts';
import { templates } from '../model/templates/registry.ts';
import { carryTopology } from '../persistence/carried-text.ts';
import { readLink } from './read-link.ts';

const [template] = templates;
if (template === undefined) throw new Error('there are starters');
const word = carryTopology(template.build());

describe('a link', () => {
  it('gives the design that it was made of', () => {
    expect(readLink(word)).toEqual({ ok: true, topology: template.build() });
  });

  it.each([
    ['cut off', word.slice(0, -20), 'The link is damaged', '该链接 已损坏'],
    ['of a later version', 'quorate9:abc', 'The link was made by a newer', '该链接 由更新版本'],
    [
      'of something else',
      'quorate1:q1YqUbKqVkorSs1R0lFKLEkpVrKqrlUqLkksSgUA',
      'The link',
      '该链接',
    ],
  ])('that is %s is refused in both languages', (_, broken, english, chinese) => {
    const reading = readLink(broken);
    expect(reading.ok).toBe(false);
    if (reading.ok) return;
    expect(renderMessage(reading.message, 'en')).toContain(english);
    expect(renderMessage(reading.message, 'zh')).toContain(chinese);
  });
});
