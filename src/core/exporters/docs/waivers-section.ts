import { markdownHeading, markdownTable, type MarkdownCell } from '../../format/markdown.ts';
import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Language, Localized } from '../../model/message.ts';
import type { Waiver } from '../../model/topology.ts';

const texts = {
  title: { en: 'Waivers', zh: '豁免' },
  intro: {
    en: 'The design departs from these rules on purpose.',
    zh: '本设计有意不遵循以下规则。',
  },
  rule: { en: 'Rule', zh: '规则' },
  element: { en: 'About', zh: '对象' },
  grade: { en: 'Graded', zh: '评级' },
  reason: { en: 'Reason', zh: '原因' },
  everything: { en: 'everything it finds', zh: '其发现的全部问题' },
  cluster: { en: 'the cluster settings', zh: '集群设置' },
  network: { en: 'the network', zh: '网络设置' },
} satisfies Record<string, Localized>;

const grades: Readonly<Record<Waiver['severity'], Localized>> = {
  off: { en: 'Off', zh: '关闭' },
  info: { en: 'Note', zh: '提示' },
  warning: { en: 'Warning', zh: '警告' },
  error: { en: 'Error', zh: '错误' },
};

/** The design's waivers as a section of the README; empty where there are none. */
export function waiversSection(
  { topology, elements }: TopologyIndex,
  language: Language,
): string[] {
  const { waivers } = topology.checks;
  if (waivers.length === 0) return [];
  const t = (text: Localized): string => text[language];
  const about = (id: string | undefined): MarkdownCell => {
    if (id === undefined) return t(texts.everything);
    const element = elements.get(id);
    if (element !== undefined) {
      return 'name' in element && element.name !== '' ? String(element.name) : { code: id };
    }
    return id === 'cluster' || id === 'network' ? t(texts[id]) : { code: id };
  };
  return [
    markdownHeading(2, t(texts.title)),
    t(texts.intro),
    markdownTable(
      [texts.rule, texts.element, texts.grade, texts.reason].map(t),
      waivers.map(({ rule, element, severity, reason }): MarkdownCell[] => [
        { code: rule },
        about(element),
        t(grades[severity]),
        reason,
      ]),
    ),
  ];
}
