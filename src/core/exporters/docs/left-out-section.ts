import { markdownHeading, markdownList, markdownText } from '../../format/markdown.ts';
import { renderMessage, type Language, type Localized, type Message } from '../../model/message.ts';

const texts = {
  leftOut: { en: 'Left out', zh: '未写入的内容' },
  leftOutIntro: {
    en: 'The design says too little for these, or asks for what a file cannot hold. Everything else is complete.',
    zh: '以下内容因设计信息不足，或文件无法表达而未写入；其余部分均完整。',
  },
  limits: { en: 'What the tools cannot be told', zh: '工具无法表达的内容' },
  limitsIntro: {
    en: 'The files in `tools/` say what kubespray, kubekey and kubeasz understand. Not among it:',
    zh: '`tools/` 中的文件只包含 kubespray、kubekey 和 kubeasz 能够理解的内容，不包括：',
  },
} as const satisfies Record<string, Localized>;

/** What could not be written, and what to do about it, as a section of the README; empty without. */
export function leftOutSection(notes: readonly Message[], language: Language): string[] {
  return section(texts.leftOut, texts.leftOutIntro, notes, language);
}

/** What the files for installers leave unsaid; empty where there is nothing. */
export function limitsSection(limits: readonly Message[], language: Language): string[] {
  return section(texts.limits, texts.limitsIntro, limits, language);
}

function section(
  title: Localized,
  intro: Localized,
  messages: readonly Message[],
  language: Language,
): string[] {
  if (messages.length === 0) return [];
  return [
    markdownHeading(2, title[language]),
    intro[language],
    markdownList(messages.map((each) => markdownText(renderMessage(each, language)))),
  ];
}
