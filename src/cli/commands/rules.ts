import { groupOf, ruleGroups } from '../../core/diagnostics/groups.ts';
import { ruleById, rules } from '../../core/diagnostics/registry.ts';
import type { Rule } from '../../core/diagnostics/rule.ts';
import type { Language } from '../../core/model/message.ts';
import { limitText, pageWords, profileText, severityNames } from '../../core/rule-pages/words.ts';
import { CliError } from '../cli-error.ts';
import { formatOption, type CliCommand } from '../command.ts';
import { textTable } from '../text-table.ts';

export const rulesCommand: CliCommand = {
  name: 'rules',
  synopsis: '[ID] [--format text|json]',
  summary: 'List the rules that check goes by, or say all about one.',
  options: { format: { type: 'string' } },
  async run({ positionals, options, language, environment }) {
    const format = formatOption(options, ['text', 'json']);
    const [id] = positionals;
    const rule = id === undefined ? undefined : ruleById.get(id);
    if (id !== undefined && rule === undefined) {
      throw new CliError(`There is no rule "${id}". quorate rules lists them.`);
    }
    if (format === 'json') {
      const data = rule === undefined ? rules.map(asJson(language)) : asJson(language)(rule);
      environment.print(`${JSON.stringify(data)}\n`);
    } else environment.print(rule === undefined ? list(language) : page(rule, language));
    return 0;
  },
};

function list(language: Language): string {
  const rows = rules.map(({ meta }) => [
    meta.id,
    severityNames[meta.severity][language],
    meta.title[language],
  ]);
  return `${textTable(rows)}\n`;
}

function page(rule: Rule, language: Language): string {
  const { id, severity, title, messages, docs, thresholds = {} } = rule.meta;
  const word = (key: keyof typeof pageWords): string => pageWords[key][language];
  const part = (key: keyof typeof pageWords, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', word(key), ...lines.map((line) => `  ${line}`)];
  const head = [
    [word('rule'), id],
    [word('severity'), severityNames[severity][language]],
    [word('profile'), profileText(rule.meta, language)],
    [word('group'), ruleGroups[groupOf(rule)][language]],
  ];
  return `${[
    title[language],
    '',
    textTable(head),
    ...part(
      'says',
      Object.values(messages).map((text) => text[language]),
    ),
    ...part('why', [docs.rationale[language]]),
    ...part('what', [docs.remediation[language]]),
    ...part(
      'limits',
      Object.values(thresholds).map(
        ({ value, unit, about }) => `${limitText(value, unit)}  ${about[language]}`,
      ),
    ),
    ...part('sources', docs.references),
  ].join('\n')}\n`;
}

function asJson(language: Language) {
  return (rule: Rule) => {
    const { id, severity, since, raised, title, docs, thresholds = {} } = rule.meta;
    return {
      id,
      group: groupOf(rule),
      severity,
      title: title[language],
      ...(since !== undefined && { since }),
      ...(raised !== undefined && { raised: { by: raised.by, to: raised.to } }),
      thresholds: Object.fromEntries(
        Object.entries(thresholds).map(([name, { value, unit, about }]) => [
          name,
          { value, unit, about: about[language] },
        ]),
      ),
      rationale: docs.rationale[language],
      remediation: docs.remediation[language],
      references: docs.references,
      fixable: rule.fix !== null,
    };
  };
}
