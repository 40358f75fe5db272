import { expect, it } from 'vitest';
import { wishesOf } from './wishes.ts';

it.each([
  ['', ['fr', 'zh-CN', 'en'], { theme: null, language: 'zh', src: null }],
  ['', ['fr'], { theme: null, language: 'en', src: null }],
  ['?theme=dark&lang=en', ['zh'], { theme: 'dark', language: 'en', src: null }],
  ['?theme=pink&lang=xx&src=a.json', ['zh'], { theme: null, language: 'zh', src: 'a.json' }],
] as const)('%s with %o asks for %o', (search, preferred, wishes) => {
  expect(wishesOf(search, preferred)).toEqual(wishes);
});
