import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { message } from '../../core/model/message.ts';
import { useDraft, type WriteResult } from '../../platform/react/draft.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select, type SelectOption } from '../../ui/select.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { TagListField } from '../../ui/tag-list-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './inspector.module.css';

interface BoundProps<T> {
  readonly label: string;
  readonly value: T;
  readonly write: (value: T) => WriteResult;
  /** What the rules say about the value. */
  readonly findings?: readonly ExplainedDiagnostic[] | undefined;
  readonly hint?: ReactNode;
  /** Why the value looks wrong although it is stored. */
  readonly warning?: string | undefined;
}

interface Notes {
  readonly error: string | undefined;
  readonly hint: ReactNode;
}

/** What stands below a field: why it was refused, else what the rules say, else its hint. */
function useNotes(
  refusal: WriteResult,
  { findings = [], hint, warning }: Pick<BoundProps<unknown>, 'findings' | 'hint' | 'warning'>,
): Notes {
  const { say, language } = useText();
  if (refusal !== undefined) return { error: say(refusal), hint };
  const texts = findings.map(({ severity, texts: said }) => ({
    severity,
    text: said[language].message,
  }));
  const errors = texts.filter(({ severity }) => severity === 'error');
  const milder = texts.filter(({ severity }) => severity !== 'error');
  // The rules say it better than the format check, but a moment later.
  const notes =
    texts.length > 0 || warning === undefined
      ? milder
      : [{ severity: 'warning' as const, text: warning }];
  return {
    error: errors.length > 0 ? errors.map(({ text }) => text).join('\n') : undefined,
    hint:
      notes.length > 0
        ? notes.map(({ severity, text }) => (
            <span key={text} className={styles[severity === 'warning' ? 'warning' : 'finding']}>
              <SeverityIcon severity={severity} size={13} />
              <span>{text}</span>
            </span>
          ))
        : hint,
  };
}

export interface TextPropertyProps extends BoundProps<string> {
  readonly mono?: boolean;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Id of a datalist with suggestions. */
  readonly list?: string;
  readonly testId?: string;
}

export function TextProperty({
  label,
  value,
  write,
  findings,
  hint,
  warning,
  ...rest
}: TextPropertyProps): ReactElement {
  const draft = useDraft(value, write);
  const notes = useNotes(draft.problem, { findings, hint, warning });
  return (
    <TextField
      {...rest}
      {...notes}
      label={label}
      value={draft.value}
      onChange={draft.change}
      onCommit={draft.settle}
    />
  );
}

export interface NumberPropertyProps extends BoundProps<number | undefined> {
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: string;
  /** What an empty field means; without it a number is needed. */
  readonly placeholder?: string;
  readonly testId?: string;
}

const needed = message({ en: 'A number is needed.', zh: '请输入数字。' });

export function NumberProperty({
  label,
  value,
  write,
  findings,
  hint,
  warning,
  ...rest
}: NumberPropertyProps): ReactElement {
  const { t } = useTranslation('inspector');
  const optional = rest.placeholder !== undefined;
  const draft = useDraft(value ?? null, (next: number | null) =>
    next === null && !optional ? needed : write(next ?? undefined),
  );
  const notes = useNotes(draft.problem, { findings, hint, warning });
  return (
    <NumberField
      {...rest}
      {...notes}
      label={label}
      notANumber={t('notANumber')}
      value={draft.value}
      onChange={draft.change}
      onCommit={draft.settle}
    />
  );
}

export interface ListPropertyProps extends BoundProps<readonly string[]> {
  /** What is wrong with one value; it is stored all the same. */
  readonly errorOf: (value: string) => string | undefined;
  readonly placeholder?: string;
  readonly testId?: string;
}

export function ListProperty({
  label,
  value,
  write,
  findings,
  hint,
  warning,
  errorOf,
  ...rest
}: ListPropertyProps): ReactElement {
  const { t } = useTranslation('inspector');
  const draft = useDraft(value, write);
  const notes = useNotes(draft.problem, { findings, hint, warning });
  return (
    <TagListField
      {...rest}
      {...notes}
      label={label}
      mono
      values={draft.value}
      errorOf={errorOf}
      removeLabel={(text) => t('removeValue', { value: text })}
      onChange={draft.change}
    />
  );
}

export interface ChoicePropertyProps<T extends string> extends BoundProps<T> {
  readonly options: readonly SelectOption<T>[];
  readonly placeholder?: string;
  readonly testId?: string;
}

export function ChoiceProperty<T extends string>({
  label,
  value,
  write,
  findings,
  hint,
  warning,
  ...rest
}: ChoicePropertyProps<T>): ReactElement {
  const draft = useDraft(value, write);
  const notes = useNotes(draft.problem, { findings, hint, warning });
  return <Select {...rest} {...notes} label={label} value={draft.value} onChange={draft.change} />;
}
