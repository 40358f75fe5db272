import { severities, type Diagnostic, type Severity } from '../../core/diagnostics/diagnostic.ts';
import { renderDiagnostic } from '../../core/diagnostics/render.ts';
import { renderMessage, type Language, type Localized } from '../../core/model/message.ts';
import { nameOf } from '../names.ts';
import { countBySeverity, idleWaivers, type Checked } from './checked.ts';

const texts = {
  error: { en: 'Errors', zh: '错误' },
  warning: { en: 'Warnings', zh: '警告' },
  info: { en: 'Notes', zh: '提示' },
  list: { en: ', ', zh: '、' },
  about: { en: '{names}. {remediation}', zh: '{names}。{remediation}' },
  waived: { en: 'Waived', zh: '已豁免' },
  regraded: {
    en: 'By itself: {from}. Graded otherwise because: {reason}',
    zh: '原级别：{from}。改级原因：{reason}',
  },
  because: { en: 'Waived because: {reason}', zh: '豁免原因：{reason}' },
  unused: {
    en: 'Waivers that excuse nothing: {rules}',
    zh: '未起作用的豁免：{rules}',
  },
  sum: {
    en: '{error}, {warning}, {info}, {waived} waived (profile {profile})',
    zh: '{error}、{warning}、{info}、{waived} 个已豁免（要求：{profile}）',
  },
} satisfies Record<string, Localized>;

/** One of them, and any other number. */
const counts: Readonly<Record<Severity, readonly [Localized, Localized]>> = {
  error: [
    { en: '{count} error', zh: '{count} 个错误' },
    { en: '{count} errors', zh: '{count} 个错误' },
  ],
  warning: [
    { en: '{count} warning', zh: '{count} 个警告' },
    { en: '{count} warnings', zh: '{count} 个警告' },
  ],
  info: [
    { en: '{count} note', zh: '{count} 个提示' },
    { en: '{count} notes', zh: '{count} 个提示' },
  ],
};

const grades: Readonly<Record<Severity, Localized>> = {
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  info: { en: 'note', zh: '提示' },
};

/** The findings for a person, the worst first, then what the design waives. */
export function checkText(checked: Checked, language: Language): string {
  const { index, findings, waived } = checked;
  const { profile } = index.topology.checks;
  const say = (text: Localized, data: Record<string, string | number> = {}): string =>
    renderMessage({ text, data }, language);
  const lines = (diagnostic: Diagnostic, why: Localized): string[] => {
    const { message, remediation } = renderDiagnostic(diagnostic, language);
    const { rule, targets, waiver } = diagnostic;
    const names = targets.map(({ id }) => nameOf(index, id)).join(say(texts.list));
    const because =
      waiver === undefined
        ? []
        : [`    ${say(why, { from: say(grades[waiver.from]), reason: waiver.reason })}`];
    return [
      `  ${message}  [${rule}]`,
      `    ${say(texts.about, { names, remediation })}`,
      ...because,
    ];
  };
  const found = countBySeverity(findings);
  const counted = Object.fromEntries(
    severities.map((severity) => {
      const [one, other] = counts[severity];
      return [severity, say(found[severity] === 1 ? one : other, { count: found[severity] })];
    }),
  );
  const group = (title: Localized, found: readonly Diagnostic[], why: Localized): string[] =>
    found.length === 0
      ? []
      : [`${say(title)} (${found.length})`, ...found.flatMap((each) => lines(each, why)), ''];
  const idle = idleWaivers(checked).map(({ rule, element }) =>
    element === undefined ? rule : `${rule} (${nameOf(index, element)})`,
  );
  return `${[
    ...severities.flatMap((severity) =>
      group(
        texts[severity],
        findings.filter((each) => each.severity === severity),
        texts.regraded,
      ),
    ),
    ...group(texts.waived, waived, texts.because),
    ...(idle.length === 0 ? [] : [say(texts.unused, { rules: idle.join(say(texts.list)) }), '']),
    say(texts.sum, { ...counted, waived: waived.length, profile }),
  ].join('\n')}\n`;
}
