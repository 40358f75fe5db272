import { expect, it } from 'vitest';
import { renderMessage } from '../core/model/message.ts';
import { storageFault } from './storage-fault.ts';

it.each([
  [new DOMException('x', 'QuotaExceededError'), 'no room left', '空间已满'],
  [new DOMException('x', 'SecurityError'), 'does not let this page', '不允许'],
  [new TypeError('odd'), 'TypeError: odd', 'TypeError: odd'],
  ['nothing', 'nothing', 'nothing'],
])('a storage that failed is told in words: %s', (error, en, zh) => {
  expect(renderMessage(storageFault(error), 'en')).toContain(en);
  expect(renderMessage(storageFault(error), 'zh')).toContain(zh);
});
