import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { groupOf, ruleGroups } from '../../core/diagnostics/groups.ts';
import { parseReference } from '../../core/diagnostics/reference.ts';
import type { Rule } from '../../core/diagnostics/rule.ts';
import type { RuleExample } from '../../core/rule-pages/example.ts';
import {
  fixHeading,
  fixText,
  limitText,
  pageWords,
  profileText,
  severityNames,
  severityText,
} from '../../core/rule-pages/words.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { ExampleDesigns } from './example-designs.tsx';
import styles from './rules.module.css';
import { useExample } from './use-example.ts';

export interface RulePageProps {
  readonly rule: Rule;
  /** Its findings in the design. */
  readonly count: number;
  /** Back to the list, where the page has no room beside it. */
  readonly onBack: () => void;
}

/** What a rule finds, why it matters, what to do, and how it was proved: as its page in the docs. */
export function RulePage({ rule, count, onBack }: RulePageProps): ReactNode {
  const { t } = useTranslation('rules');
  const { pick } = useText();
  const { meta } = rule;
  const { example, error } = useExample(groupOf(rule), meta.id);
  return (
    <article className={styles['article']}>
      <span className={styles['back']}>
        <Button size="s" variant="ghost" icon={ArrowLeft} onClick={onBack}>
          {t('back')}
        </Button>
      </span>
      <h3 className={styles['title']}>{pick(meta.title)}</h3>
      <p className={styles['here']}>{t('here', { count })}</p>
      <Facts rule={rule} example={example} />
      <Says rule={rule} example={example} />
      <h4>{pick(pageWords.why)}</h4>
      <p>{pick(meta.docs.rationale)}</p>
      <h4>{pick(pageWords.what)}</h4>
      <p>{pick(meta.docs.remediation)}</p>
      {example !== null && <Fixes example={example} />}
      <Limits rule={rule} />
      {error !== null && <p role="alert">{t('failed', { error })}</p>}
      {example === null && error === null && <Spinner label={t('loading')} showLabel />}
      {example !== null && <ExampleDesigns example={example} />}
      {example !== null && <Proof rule={rule} example={example} />}
      <h4>{pick(pageWords.sources)}</h4>
      <ul>
        {meta.docs.references.map((reference) => (
          <li key={reference}>
            <Source reference={reference} />
          </li>
        ))}
      </ul>
    </article>
  );
}

interface PartProps {
  readonly rule: Rule;
  readonly example: RuleExample | null;
}

function Facts({ rule, example }: PartProps): ReactNode {
  const { language, pick } = useText();
  const { meta } = rule;
  return (
    <dl className={styles['facts']}>
      <dt>{pick(pageWords.rule)}</dt>
      <dd>
        <code>{meta.id}</code>
      </dd>
      <dt>{pick(pageWords.severity)}</dt>
      <dd className={styles['severity']}>
        <SeverityIcon severity={meta.severity} />
        {example === null
          ? pick(severityNames[meta.severity])
          : severityText(meta, example, language)}
      </dd>
      <dt>{pick(pageWords.profile)}</dt>
      <dd>{profileText(meta, language)}</dd>
      <dt>{pick(pageWords.group)}</dt>
      <dd>{pick(ruleGroups[groupOf(rule)])}</dd>
      <dt>{pick(pageWords.fix)}</dt>
      <dd>{example === null ? '…' : fixText(example, language)}</dd>
    </dl>
  );
}

function Says({ rule: { meta }, example }: PartProps): ReactNode {
  const { pick, say } = useText();
  return (
    <>
      <h4>{pick(pageWords.says)}</h4>
      <ul>
        {Object.entries(meta.messages).map(([id, text]) => {
          const data = example?.messages[id];
          return <li key={id}>{say(data === undefined ? { text } : { text, data })}</li>;
        })}
      </ul>
    </>
  );
}

function Fixes({ example }: { example: RuleExample }): ReactNode {
  const { language, say } = useText();
  if (example.fixes.length === 0) return null;
  return (
    <ul>
      {example.fixes.map((fix) => (
        <li key={fix.text.en}>
          <strong>{fixHeading(fix.kind, language)}</strong> {say(fix)}
        </li>
      ))}
    </ul>
  );
}

function Limits({ rule: { meta } }: { rule: Rule }): ReactNode {
  const { pick } = useText();
  const limits = Object.entries(meta.thresholds ?? {});
  if (limits.length === 0) return null;
  return (
    <>
      <h4>{pick(pageWords.limits)}</h4>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{pick(pageWords.about)}</th>
            <th scope="col">{pick(pageWords.limit)}</th>
          </tr>
        </thead>
        <tbody>
          {limits.map(([name, { value, unit, about }]) => (
            <tr key={name}>
              <td>{pick(about)}</td>
              <td>{limitText(value, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Proof({ rule: { meta }, example }: { rule: Rule; example: RuleExample }): ReactNode {
  const { pick } = useText();
  return (
    <>
      <h4>{pick(pageWords.proof)}</h4>
      <p>{pick(pageWords.proofText)}</p>
      <h5>{pick(pageWords.rejects)}</h5>
      <ul lang="en">
        {example.rejects.map(({ name, fixed }) => (
          <li key={name}>{fixed ? `${name} ✓` : name}</li>
        ))}
      </ul>
      {example.accepts.length > 0 && <h5>{pick(pageWords.accepts)}</h5>}
      <ul lang="en">
        {example.accepts.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p>
        {pick(pageWords.code)}: <code>{`src/core/diagnostics/rules/${meta.id}.ts`}</code>,{' '}
        <code>{`${meta.id.slice(meta.id.indexOf('/') + 1)}.test.ts`}</code>
      </p>
    </>
  );
}

function Source({ reference }: { reference: string }): ReactNode {
  const { title, address } = parseReference(reference);
  if (address === undefined) return title;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {title}
    </a>
  );
}
