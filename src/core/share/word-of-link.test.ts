import { describe, expect, it } from 'vitest';
import { wordInText, wordOfLink } from './word-of-link.ts';

describe('the word of a link', () => {
  it.each([
    ['#quorate1:abc', 'quorate1:abc'],
    ['#d=quorate1:abc', 'quorate1:abc'],
    ['#D%3Dquorate1%3Aabc', 'quorate1:abc'],
    ['https://example.org/a/?b#quorate12:abc', 'quorate12:abc'],
  ])('of %s is %s', (link, word) => {
    expect(wordOfLink(link)).toBe(word);
  });

  it.each(['', '#', '#about', 'quorate1:abc', '#quorate:abc', '#x=quorate1:abc'])(
    'is not in %o',
    (link) => {
      expect(wordOfLink(link)).toBeUndefined();
    },
  );
});

describe('a text that is', () => {
  it.each([
    [' https://example.org/a/#quorate1:abc\n', 'quorate1:abc'],
    ['quorate1:abc', 'quorate1:abc'],
    ['see https://example.org/a/#quorate1:abc', undefined],
    ['# quorate1:abc', undefined],
    ['https://example.org/#about', undefined],
    ['', undefined],
  ])('%o holds the word %o', (text, word) => {
    expect(wordInText(text)).toBe(word);
  });
});
