import {
  markdownDocument,
  markdownHeading,
  markdownList,
  markdownText,
} from '../format/markdown.ts';
import { renderMessage, type Language, type Localized } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { changeKinds, diffSummary, tellDiff, type ToldChange } from './describe-diff.ts';
import { diffTopologies, type ChangeKind } from './diff-topologies.ts';

const texts = {
  title: { en: 'From {a} to {b}', zh: '从 {a} 到 {b}' },
} satisfies Record<string, Localized>;

export const changeNames: Readonly<Record<ChangeKind, Localized>> = {
  added: { en: 'Added', zh: '新增' },
  removed: { en: 'Removed', zh: '删除' },
  moved: { en: 'Moved', zh: '移动' },
  changed: { en: 'Changed', zh: '修改' },
};

/** What the two states are called. */
export interface DiffNames {
  readonly a: string;
  readonly b: string;
}

/** What makes the second document out of the first, as Markdown: a summary and a list each kind. */
export function diffReport(
  before: Topology,
  after: Topology,
  names: DiffNames,
  language: Language,
): string {
  const diff = diffTopologies(before, after);
  const told = tellDiff(diff, before, after);
  const summary = renderMessage(diffSummary(told, diff.drawnElsewhere.length), language);
  return markdownDocument([
    markdownHeading(1, renderMessage({ text: texts.title, data: { ...names } }, language)),
    markdownText(summary),
    ...changeKinds.flatMap((kind) => {
      const items = told.filter(({ change }) => change === kind);
      if (items.length === 0) return [];
      return [
        markdownHeading(2, changeNames[kind][language]),
        markdownList(items.map((item) => markdownText(changeLine(item, language)))),
      ];
    }),
  ]);
}

/** One change in one line: `master master-2: from zone zone-a to zone zone-b`. */
export function changeLine({ title, details }: ToldChange, language: Language): string {
  const name = renderMessage(title, language);
  if (details.length === 0) return name;
  const [colon, semicolon] = language === 'zh' ? ['：', '；'] : [': ', '; '];
  return `${name}${colon}${details.map((each) => renderMessage(each, language)).join(semicolon)}`;
}
