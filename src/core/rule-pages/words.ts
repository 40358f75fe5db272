import type { Severity } from '../diagnostics/diagnostic.ts';
import type { RuleMeta, StricterProfile } from '../diagnostics/rule.ts';
import type { Language, Localized } from '../model/message.ts';
import type { FixKind, RuleExample } from './example.ts';

export const severityNames: Readonly<Record<Severity, Localized>> = {
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  info: { en: 'information', zh: '提示' },
};

const fixNames: Readonly<Record<FixKind, Localized>> = {
  safe: { en: 'safe', zh: '安全' },
  suggestion: { en: 'suggestion', zh: '建议' },
  none: { en: 'none', zh: '无' },
};

export const pageWords = {
  rule: { en: 'Rule', zh: '规则' },
  severity: { en: 'Severity', zh: '严重程度' },
  profile: { en: 'Profile', zh: '要求' },
  group: { en: 'Group', zh: '类别' },
  fix: { en: 'Fix', zh: '修复' },
  says: { en: 'What it says', zh: '提示内容' },
  why: { en: 'Why', zh: '原因' },
  what: { en: 'What to do', zh: '处理办法' },
  limits: { en: 'Limits', zh: '阈值' },
  limit: { en: 'Limit', zh: '阈值' },
  about: { en: 'Held against it', zh: '含义' },
  bad: { en: 'A bad design', zh: '有问题的设计' },
  good: { en: 'A good design', zh: '合理的设计' },
  fixed: { en: 'The same design after the fix.', zh: '同一设计修复之后。' },
  accepted: { en: 'The nearest design that the rule accepts.', zh: '规则接受的最接近的设计。' },
  differs: { en: 'What differs', zh: '差异' },
  fact: { en: 'Fact', zh: '项' },
  badFact: { en: 'Bad', zh: '有问题' },
  goodFact: { en: 'Good', zh: '合理' },
  more: { en: 'and {count} more', zh: '另有 {count} 项' },
  proof: { en: 'How it was proved', zh: '如何验证' },
  proofText: {
    en: 'Each of these designs is a test case; what is marked ✓ was also fixed, after which the rule was silent and nothing as bad had appeared.',
    zh: '以下每个设计都是一个测试用例（用例名为英文）；标有 ✓ 的还验证了修复：修复后规则不再提示，也没有出现同样严重的新问题。',
  },
  rejects: { en: 'It rejects', zh: '判定有问题' },
  accepts: { en: 'It accepts', zh: '判定无问题' },
  code: { en: 'Rule and test table', zh: '规则与测试表' },
  sources: { en: 'Sources', zh: '依据' },
} satisfies Record<string, Localized>;

const profileTexts = {
  always: { en: 'Speaks under every profile.', zh: '无论何种要求都检查。' },
  since: { en: 'Speaks from {profile} on.', zh: '要求为{profile}或更高时才检查。' },
  raised: {
    en: 'From {profile} on it is graded {to}.',
    zh: '要求为{profile}或更高时升级为{to}。',
  },
  raisedWhere: {
    en: 'From {profile} on it is graded {to} where {where}.',
    zh: '要求为{profile}或更高且{where}时升级为{to}。',
  },
} satisfies Record<string, Localized>;

/** As the inspector names them; in English the words of the document are the same. */
const profileNames: Readonly<Record<StricterProfile, Localized>> = {
  production: { en: 'production', zh: '“生产”' },
  'multi-zone': { en: 'multi-zone', zh: '“多可用区”' },
};

const sometimes: Localized = {
  en: '{severity}, in some cases {others}',
  zh: '{severity}，部分情况为{others}',
};

/** The severity of a rule, and which others its findings have of their own. */
export function severityText(
  meta: RuleMeta,
  { severities }: RuleExample,
  language: Language,
): string {
  const severity = severityNames[meta.severity][language];
  const others = severities.filter((each) => each !== meta.severity && each !== meta.raised?.to);
  if (others.length === 0) return severity;
  const list = others.map((each) => severityNames[each][language]);
  return fill(sometimes, language, {
    severity,
    others: list.join(language === 'en' ? ' or ' : '或'),
  });
}

const noFixText: Localized = { en: 'some findings have none', zh: '部分问题没有' };

export function fill(text: Localized, language: Language, data: Record<string, string>): string {
  return text[language].replace(/\{(\w+)\}/g, (place, key: string) => data[key] ?? place);
}

/** From which profile a rule speaks, and which one makes its findings graver. */
export function profileText({ since, raised }: RuleMeta, language: Language): string {
  const sentences = [
    since === undefined
      ? profileTexts.always[language]
      : fill(profileTexts.since, language, { profile: profileNames[since][language] }),
  ];
  if (raised !== undefined) {
    const { by, to, where } = raised;
    sentences.push(
      fill(where === undefined ? profileTexts.raised : profileTexts.raisedWhere, language, {
        profile: profileNames[by][language],
        to: severityNames[to][language],
        where: where?.[language] ?? '',
      }),
    );
  }
  return sentences.join(language === 'en' ? ' ' : '');
}

/** The kinds of fix that the findings of a rule offer: `safe`, `safe, suggestion`, `none`. */
export function fixKindsText({ fixes }: RuleExample, language: Language): string {
  const kinds: FixKind[] = (['safe', 'suggestion'] as const).filter((kind) =>
    fixes.some((fix) => fix.kind === kind),
  );
  const shown: readonly FixKind[] = kinds.length === 0 ? ['none'] : kinds;
  return shown.map((kind) => fixNames[kind][language]).join(language === 'en' ? ', ' : '、');
}

/** As {@link fixKindsText}, and whether some findings have no fix. */
export function fixText(example: RuleExample, language: Language): string {
  const kinds = fixKindsText(example, language);
  if (example.fixes.length === 0 || !example.someUnfixed) return kinds;
  return language === 'en' ? `${kinds} (${noFixText.en})` : `${kinds}（${noFixText.zh}）`;
}

/** `Fix (safe)`, for before the label of a fix. */
export function fixHeading(kind: FixKind, language: Language): string {
  const [fix, name] = [pageWords.fix[language], fixNames[kind][language]];
  return language === 'en' ? `${fix} (${name}):` : `${fix}（${name}）：`;
}

/** `50 ms`, `7`. */
export function limitText(value: number, unit: string): string {
  return unit === '' ? String(value) : `${value} ${unit}`;
}
