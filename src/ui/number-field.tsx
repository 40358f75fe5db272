import { useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { cx } from './cx.ts';
import { Field } from './field.tsx';
import type { FieldText } from './field.tsx';
import styles from './field.module.css';

export interface NumberFieldProps extends FieldText {
  /** `null`: no value. */
  value: number | null;
  onChange: (value: number | null) => void;
  /** Shown while what is typed is not a number; the value then stays as it was. */
  notANumber: string;
  /** Where the arrow keys stop. Typing goes beyond: whether that is right is for `error` to say. */
  min?: number | undefined;
  max?: number | undefined;
  step?: number | undefined;
  unit?: string | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  onCommit?: (() => void) | undefined;
  testId?: string | undefined;
}

/** The number that a text says in plain decimal notation; `undefined` if it says none. */
function parse(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : undefined;
}

/** A labelled number; arrow keys step it, with Shift ten times as far. */
export function NumberField({
  label,
  labelNote,
  hint,
  error,
  layout,
  value,
  onChange,
  notANumber,
  min,
  max,
  step = 1,
  unit,
  placeholder,
  disabled,
  onCommit,
  testId,
}: NumberFieldProps): ReactElement {
  // The text is the user's while it says the same number, or none: "1." must not become "1".
  const [draft, setDraft] = useState('');
  const drafted = parse(draft);
  const [editing, setEditing] = useState(false);
  const own = editing && (drafted === undefined || drafted === value);
  const text = own ? draft : (value?.toString() ?? '');

  const type = (next: string): void => {
    setDraft(next);
    setEditing(true);
    const number = parse(next);
    if (number !== undefined && number !== value) onChange(number);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') onCommit?.();
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const wanted = (value ?? min ?? 0) + direction * step * (event.shiftKey ? 10 : 1);
    const bounded = Math.max(min ?? wanted, Math.min(max ?? wanted, wanted));
    type(String(Number(bounded.toPrecision(12))));
  };
  return (
    <Field
      label={label}
      labelNote={labelNote}
      hint={hint}
      error={own && drafted === undefined ? notANumber : error}
      layout={layout}
    >
      {(control) => (
        <div className={styles['affixed']}>
          <input
            {...control}
            type="text"
            inputMode={step % 1 === 0 ? 'numeric' : 'decimal'}
            role="spinbutton"
            aria-valuenow={value ?? undefined}
            aria-valuemin={min}
            aria-valuemax={max}
            className={cx(styles['input'])}
            value={text}
            placeholder={placeholder}
            disabled={disabled}
            autoComplete="off"
            data-testid={testId}
            onChange={(event) => type(event.target.value)}
            onKeyDown={press}
            onBlur={() => {
              setEditing(false);
              onCommit?.();
            }}
          />
          {unit !== undefined && <span className={styles['unit']}>{unit}</span>}
        </div>
      )}
    </Field>
  );
}
