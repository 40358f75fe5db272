import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent, ReactElement } from 'react';
import { cx } from './cx.ts';
import fieldStyles from './field.module.css';
import { Field } from './field.tsx';
import type { FieldText } from './field.tsx';
import styles from './tag-list-field.module.css';

export interface TagListFieldProps extends FieldText {
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** What is wrong with one of the values, if anything. */
  errorOf?: ((value: string, index: number) => string | undefined) | undefined;
  /** Accessible name of the button that takes a value away. */
  removeLabel: (value: string) => string;
  placeholder?: string | undefined;
  mono?: boolean | undefined;
  disabled?: boolean | undefined;
  testId?: string | undefined;
}

/** The values that a typed or pasted text holds: parted by spaces, commas or semicolons. */
function split(text: string): string[] {
  return text.split(/[\s,;，；、]+/u).filter((part) => part !== '');
}

/**
 * A list of short texts without spaces, such as addresses. Enter, comma, space, pasting and leaving
 * the field add what is typed; Backspace in the empty field takes the last value back for editing.
 */
export function TagListField({
  label,
  labelNote,
  hint,
  error,
  layout,
  values,
  onChange,
  errorOf,
  removeLabel,
  placeholder,
  mono = false,
  disabled = false,
  testId,
}: TagListFieldProps): ReactElement {
  const [draft, setDraft] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const errors = values.map((value, index) => errorOf?.(value, index));
  const itemErrors = [...new Set(errors.filter((text) => text !== undefined))].join('\n');

  const add = (text: string): void => {
    const parts = split(text);
    setDraft('');
    if (parts.length > 0) onChange([...values, ...parts]);
  };
  const removeAt = (index: number): void => {
    onChange(values.filter((_value, at) => at !== index));
    input.current?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const separates = [',', ' ', ';', '，', '；', '、'].includes(event.key);
    if (separates || (event.key === 'Enter' && draft !== '')) {
      event.preventDefault();
      add(draft);
    }
    const last = values.at(-1);
    if (event.key === 'Backspace' && draft === '' && last !== undefined) {
      event.preventDefault();
      setDraft(last);
      onChange(values.slice(0, -1));
    }
  };
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text');
    if (split(text).length < 2) return;
    event.preventDefault();
    add(`${draft}${text}`);
  };

  return (
    <Field
      label={label}
      labelNote={labelNote}
      hint={hint}
      error={error ?? itemErrors}
      layout={layout}
    >
      {(control) => (
        <div
          className={cx(
            fieldStyles['input'],
            styles['box'],
            control['aria-invalid'] && fieldStyles['invalid'],
          )}
          role="presentation"
          onPointerDown={(event) => {
            if (event.target !== event.currentTarget) return;
            event.preventDefault();
            input.current?.focus();
          }}
        >
          <ul className={styles['tags']} aria-label={label}>
            {values.map((value, index) => (
              <li
                // Values may repeat while they are being corrected: only the place tells them apart.
                // oxlint-disable-next-line react/no-array-index-key
                key={index}
                className={cx(styles['tag'], errors[index] !== undefined && styles['wrong'])}
                title={errors[index]}
              >
                <span className={cx(styles['text'], mono && styles['mono'])}>{value}</span>
                <button
                  type="button"
                  className={styles['remove']}
                  aria-label={removeLabel(value)}
                  disabled={disabled}
                  onClick={() => removeAt(index)}
                >
                  <X size={12} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
          <input
            {...control}
            ref={input}
            type="text"
            className={cx(styles['input'], mono && styles['mono'])}
            value={draft}
            placeholder={values.length === 0 ? placeholder : undefined}
            disabled={disabled}
            spellCheck={false}
            autoComplete="off"
            data-testid={testId}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={press}
            onPaste={paste}
            onBlur={() => add(draft)}
          />
        </div>
      )}
    </Field>
  );
}
