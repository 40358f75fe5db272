import {
  markdownHeading,
  markdownList,
  markdownTable,
  markdownText,
} from '../../format/markdown.ts';
import { renderMessage, type Language, type Localized } from '../../model/message.ts';
import type { BundleFile, Note } from '../exporter.ts';
import { absentFiles, sameText } from '../notes.ts';

const texts = {
  leftOut: { en: 'Left out', zh: '未写入的内容' },
  leftOutIntro: {
    en: 'The design says too little for these, or asks for what a file cannot hold. Everything else is complete.',
    zh: '以下内容因设计信息不足，或文件无法表达而未写入；其余部分均完整。',
  },
  file: { en: 'File that is not here', zh: '未生成的文件' },
  reason: { en: 'What is missing, and what to do', zh: '缺少什么以及如何处理' },
  limits: { en: 'What the tools cannot be told', zh: '工具无法表达的内容' },
  limitsIntro: {
    en: 'The files in `tools/` say what kubespray, kubekey and kubeasz understand. Not among it:',
    zh: '`tools/` 中的文件只包含 kubespray、kubekey 和 kubeasz 能够理解的内容，不包括：',
  },
} as const satisfies Record<string, Localized>;

/** Each absent file with what is missing and what to do, then what other files do not say; may be empty. */
export function leftOutSection(
  notes: readonly Note[],
  written: readonly BundleFile[],
  language: Language,
): string[] {
  if (notes.length === 0) return [];
  const absent = absentFiles(notes, written);
  const told = new Set(absent.flatMap(({ reasons }) => reasons.map(sameText)));
  const others = notes.filter((note) => !told.has(sameText(note)));
  return [
    markdownHeading(2, texts.leftOut[language]),
    texts.leftOutIntro[language],
    ...(absent.length === 0
      ? []
      : [
          markdownTable(
            [texts.file[language], texts.reason[language]],
            absent.map(({ path, reasons }) => [
              { code: path },
              reasons.map((reason) => renderMessage(reason, language)).join(' '),
            ]),
          ),
        ]),
    ...(others.length === 0 ? [] : [noteList(others, language)]),
  ];
}

/** What the files for installers leave unsaid; empty where there is nothing. */
export function limitsSection(limits: readonly Note[], language: Language): string[] {
  if (limits.length === 0) return [];
  return [
    markdownHeading(2, texts.limits[language]),
    texts.limitsIntro[language],
    noteList(limits, language),
  ];
}

/** Each text once. */
function noteList(notes: readonly Note[], language: Language): string {
  const once = [...new Map(notes.map((note) => [sameText(note), note])).values()];
  return markdownList(once.map((note) => markdownText(renderMessage(note, language))));
}
