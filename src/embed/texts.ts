import {
  message,
  renderMessage,
  type Language,
  type Localized,
  type Message,
  type MessageData,
} from '../core/model/message.ts';

/** The words of the designer's verdict bar. */
const verdicts = import.meta.glob<unknown>('../features/verdict/locales/*.json', {
  eager: true,
  import: 'default',
});

/** What the embedded page says; the verdict has the words that the designer has for it. */
export const texts = {
  design: { en: 'Design {name}', zh: '设计 {name}' },
  keys: {
    en: 'Drag or use the arrow keys to move, + and − or Ctrl and the wheel to zoom, 0 to see all.',
    zh: '拖动或用方向键移动，用 + 和 − 或 Ctrl 加滚轮缩放，按 0 查看全部。',
  },
  elements: { en: 'Elements', zh: '元素' },
  view: { en: 'View', zh: '视图' },
  zoomIn: { en: 'Zoom in', zh: '放大' },
  zoomOut: { en: 'Zoom out', zh: '缩小' },
  fit: { en: 'See all', zh: '查看全部' },
  open: { en: 'Open in Quorate', zh: '在 Quorate 中打开' },
  empty: { en: 'The design is empty.', zh: '该设计为空。' },
  none: {
    en: 'No design was given. The address should end in #quorate1:…: copy the embed code from Quorate again.',
    zh: '未提供设计。地址应以 #quorate1:… 结尾：请在 Quorate 中重新复制嵌入代码。',
  },
  foreign: {
    en: 'The design at {src} is on another site and was not loaded. Put it beside embed.html, or use a link.',
    zh: '{src} 处的设计位于其他网站，未加载。请将其放在 embed.html 所在的网站，或改用链接。',
  },
  missing: {
    en: 'The design at {src} could not be loaded ({reason}). Check the address.',
    zh: '无法加载 {src} 处的设计（{reason}）。请检查地址。',
  },
  tooLarge: {
    en: 'The design at {src} is larger than 20 MB and was not loaded.',
    zh: '{src} 处的设计超过 20 MB，未加载。',
  },
  noAddress: { en: 'no address', zh: '无地址' },
} satisfies Record<string, Localized>;

/** Language of the page, and what speaks it. */
export interface Speech {
  readonly language: Language;
  readonly say: (message: Message) => string;
  readonly pick: (text: Localized, data?: MessageData) => string;
  /** A text of the verdict by its key, `any.zone`; `count` chooses its plural form. */
  readonly verdict: (key: string, data?: MessageData) => string;
}

export function speechOf(language: Language): Speech {
  const words = verdicts[`../features/verdict/locales/${language}.json`];
  const plural = new Intl.PluralRules(language);
  const at = (key: string): string | undefined => {
    let found: unknown = words;
    for (const part of key.split('.')) {
      found = (found as Readonly<Record<string, unknown>> | undefined)?.[part];
    }
    return typeof found === 'string' ? found : undefined;
  };
  return {
    language,
    say: (told) => renderMessage(told, language),
    pick: (text, data) => renderMessage(message(text, data), language),
    verdict: (key, data = {}) => {
      const form = typeof data['count'] === 'number' ? `_${plural.select(data['count'])}` : '';
      const text = at(key + form) ?? at(`${key}_other`) ?? at(key) ?? key;
      return text.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) =>
        Object.hasOwn(data, name) ? String(data[name]) : place,
      );
    },
  };
}
