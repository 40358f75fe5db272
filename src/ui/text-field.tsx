import type { ComponentPropsWithoutRef, KeyboardEvent, ReactElement, Ref } from 'react';
import { cx } from './cx.ts';
import { KEEPS_ESCAPE } from './editing-target.ts';
import { Field } from './field.tsx';
import type { FieldText } from './field.tsx';
import styles from './field.module.css';

type Taken = 'value' | 'onChange' | 'className' | 'prefix' | 'size' | 'id';

export interface TextFieldProps
  extends FieldText, Omit<ComponentPropsWithoutRef<'input'>, Taken | 'aria-invalid'> {
  value: string;
  onChange: (value: string) => void;
  /** Enter, or the focus leaves. */
  onCommit?: (() => void) | undefined;
  /** Escape; without it Escape is left to what is around. */
  onCancel?: (() => void) | undefined;
  /** A text area with so many rows instead of one line. Enter then breaks the line. */
  rows?: number | undefined;
  /** Fixed-width letters, for addresses and names of machines. */
  mono?: boolean | undefined;
  /** Text behind the control, e.g. a unit. */
  unit?: string | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
  testId?: string | undefined;
}

/** A labelled line (or area) of text. Nothing is corrected or completed behind the user's back. */
export function TextField({
  label,
  labelNote,
  hint,
  error,
  layout,
  value,
  onChange,
  onCommit,
  onCancel,
  rows,
  mono = false,
  unit,
  inputRef,
  testId,
  ...rest
}: TextFieldProps): ReactElement {
  const press = (event: KeyboardEvent): void => {
    // Enter that ends the composition of a Chinese word is not meant for the form.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && rows === undefined) onCommit?.();
    if (event.key === 'Escape' && onCancel) {
      event.stopPropagation();
      onCancel();
    }
  };
  const common = {
    value,
    onKeyDown: press,
    onBlur: () => onCommit?.(),
    spellCheck: false,
    autoComplete: 'off',
    'data-testid': testId,
    ...(onCancel && KEEPS_ESCAPE),
  };
  return (
    <Field label={label} labelNote={labelNote} hint={hint} error={error} layout={layout}>
      {(control) =>
        rows === undefined ? (
          <div className={styles['affixed']}>
            <input
              type="text"
              {...rest}
              {...common}
              {...control}
              {...(inputRef && { ref: inputRef })}
              className={cx(styles['input'], mono && styles['mono'])}
              onChange={(event) => onChange(event.target.value)}
            />
            {unit !== undefined && <span className={styles['unit']}>{unit}</span>}
          </div>
        ) : (
          <textarea
            {...common}
            {...control}
            rows={rows}
            placeholder={rest.placeholder}
            disabled={rest.disabled}
            readOnly={rest.readOnly}
            className={cx(styles['input'], styles['area'], mono && styles['mono'])}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
