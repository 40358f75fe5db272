import type { Language } from '../../core/model/message.ts';
import { useLanguage } from './workspace.tsx';

const texts = {
  en: {
    find: 'Find',
    next: 'Next',
    previous: 'Previous',
    all: 'All',
    matchCase: 'Match case',
    regexp: 'Regular expression',
    byWord: 'Whole words',
    close: 'Close',
    currentMatch: 'current match',
    onLine: 'on line',
    controlCharacter: 'Control character',
  },
  zh: {
    find: '查找',
    next: '下一个',
    previous: '上一个',
    all: '全部',
    matchCase: '区分大小写',
    regexp: '正则表达式',
    byWord: '全字匹配',
    close: '关闭',
    currentMatch: '当前匹配',
    onLine: '位于行',
    controlCharacter: '控制字符',
  },
} satisfies Record<Language, Record<string, string>>;

/** The words of the search panel of a code view, in the language of the page. */
export function useCodeLabels(): (typeof texts)[Language] {
  return texts[useLanguage()];
}
