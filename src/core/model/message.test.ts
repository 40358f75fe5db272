import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message, renderMessage } from './message.ts';

const text = { en: '{name} has {count}', zh: '{name} 有 {count} 个' };

describe('renderMessage', () => {
  it('fills places in the asked language', () => {
    expect(renderMessage(message(text, { name: 'lb-1', count: 2 }), 'en')).toBe('lb-1 has 2');
    expect(renderMessage(message(text, { name: 'lb-1', count: 2 }), 'zh')).toBe('lb-1 有 2 个');
  });

  it('leaves places without data, also those that objects have by nature', () => {
    expect(renderMessage(message(text), 'en')).toBe('{name} has {count}');
    const odd = { en: '{constructor} {toString}', zh: '' };
    expect(renderMessage(message(odd, {}), 'en')).toBe('{constructor} {toString}');
  });

  it('never reads data as a template or a replacement pattern', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('{count}', '$&', '$1', "$'", '{name}', '$$')),
        (name) => {
          expect(renderMessage(message(text, { name, count: 1 }), 'en')).toBe(`${name} has 1`);
        },
      ),
    );
  });
});
