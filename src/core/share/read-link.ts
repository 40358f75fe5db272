import { message, renderMessage, type Language, type Localized } from '../model/message.ts';
import { readCarried } from '../persistence/carried-text.ts';
import type { ReadResult } from '../persistence/read-document.ts';

const theLink: Localized = { en: 'The link', zh: '该链接' };

/** The design in the word of a link, or one message on why there is none. Never throws. */
export function readLink(word: string): ReadResult {
  const reading = readCarried(word, theLink.en);
  if (reading.ok) return reading;
  const inLanguage = (language: Language): string => {
    const again = language === 'en' ? reading : readCarried(word, theLink[language]);
    return again.ok ? '' : renderMessage(again.message, language);
  };
  // Already filled: as data, so that braces in user text are not read as places.
  const data = { whole: inLanguage('en'), wholeZh: inLanguage('zh') };
  return { ...reading, message: message({ en: '{whole}', zh: '{wholeZh}' }, data) };
}
