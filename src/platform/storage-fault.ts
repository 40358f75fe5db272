import { message, type Localized, type Message } from '../core/model/message.ts';

const texts = {
  full: {
    en: 'it has no room left: free disk space, or delete designs for good under File › Designs…',
    zh: '空间已满：请释放磁盘空间，或在“文件 › 设计库…”中永久删除一些设计',
  },
  blocked: {
    en: 'it does not let this page store anything',
    zh: '浏览器不允许本页面保存数据',
  },
  other: { en: '{error}', zh: '{error}' },
} satisfies Record<string, Localized>;

/** Why a browser did not store something, as a part of a sentence about that browser. */
export function storageFault(error: unknown): Message {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return message(texts.full);
  if (name === 'SecurityError') return message(texts.blocked);
  return message(texts.other, { error: String(error) });
}
