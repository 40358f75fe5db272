import { computeVerdict } from '../analysis/compute-verdict.ts';
import { describeState, describeVerdict } from '../analysis/describe.ts';
import { severities } from '../diagnostics/diagnostic.ts';
import { renderDiagnostic } from '../diagnostics/render.ts';
import { runDiagnostics } from '../diagnostics/run.ts';
import {
  markdownCode,
  markdownDocument,
  markdownHeading,
  markdownList,
  markdownTable,
  markdownText,
} from '../format/markdown.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import { renderMessage, type Language, type Localized } from '../model/message.ts';

const texts = {
  title: { en: 'Verdict', zh: '结论' },
  model: {
    en: 'What the design survives, found by trying every combination of failures. A model, not a promise: operator errors, bad upgrades and full disks are not part of it.',
    zh: '设计可以承受的故障，通过尝试所有故障组合得出。这是模型而不是承诺：误操作、失败的升级和写满的磁盘不在其中。',
  },
  asDrawn: { en: 'As drawn', zh: '按当前设计' },
  kind: { en: 'Failures of', zh: '故障类型' },
  survived: { en: 'Survives any', zh: '可承受任意' },
  of: { en: 'Of', zh: '总数' },
  weakest: { en: 'A smallest set that is too much', zh: '使其不可用的最小组合' },
  atLeast: { en: 'at least {count}', zh: '至少 {count}' },
  none: { en: 'none', zh: '无' },
  findings: { en: 'Findings', zh: '问题' },
  noFindings: { en: 'No rule has anything to say.', zh: '没有规则提出问题。' },
} satisfies Record<string, Localized>;

const kindTexts = {
  component: { en: 'components', zh: '组件' },
  host: { en: 'hosts', zh: '主机' },
  rack: { en: 'racks', zh: '机架' },
  zone: { en: 'zones', zh: '可用区' },
  region: { en: 'regions', zh: '地域' },
} satisfies Record<string, Localized>;

const severityTexts = {
  error: { en: 'Error', zh: '错误' },
  warning: { en: 'Warning', zh: '警告' },
  info: { en: 'Note', zh: '提示' },
} satisfies Record<(typeof severities)[number], Localized>;

/** What the design survives and what the rules say, as Markdown. */
export function verdictReport(index: TopologyIndex, language: Language): string {
  const verdict = computeVerdict(index);
  const say = (text: Localized): string => text[language];
  const rows = describeVerdict(index, verdict).map((part) => [
    say(kindTexts[part.kind]),
    part.exhaustive
      ? String(part.tolerated)
      : renderMessage({ text: texts.atLeast, data: { count: part.tolerated } }, language),
    String(part.elements),
    part.weakest === null ? say(texts.none) : renderMessage(part.weakest, language),
  ]);
  const findings = runDiagnostics(index, { verdict }).map((diagnostic) => {
    const { message } = renderDiagnostic(diagnostic, language);
    const severity = say(severityTexts[diagnostic.severity]);
    return `${severity}: ${markdownText(message)} (${markdownCode(diagnostic.rule)})`;
  });
  return markdownDocument([
    markdownHeading(1, say(texts.title)),
    markdownText(say(texts.model)),
    markdownText(
      `${say(texts.asDrawn)}: ${renderMessage(describeState(index, verdict.intact), language)}`,
    ),
    markdownTable([texts.kind, texts.survived, texts.of, texts.weakest].map(say), rows),
    markdownHeading(2, say(texts.findings)),
    findings.length === 0 ? say(texts.noFindings) : markdownList(findings),
  ]);
}
