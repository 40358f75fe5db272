import { useId } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './field.module.css';
import { SeverityIcon } from './severity-icon.tsx';
import hidden from './visually-hidden.module.css';

/** What the labelled control must carry so that its label, hint and error belong to it. */
export interface FieldControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

/** What every form control of the kit says about itself. */
export interface FieldText {
  label: string;
  /** A word after the label, e.g. "optional". */
  labelNote?: string | undefined;
  hint?: ReactNode;
  /** Why the value is wrong. It is spoken when it appears. */
  error?: string | undefined;
  /**
   * `row` puts the label beside the control instead of above it; `bare` shows none, where a table's
   * head does.
   */
  layout?: 'stack' | 'row' | 'bare' | undefined;
}

export interface FieldProps extends FieldText {
  /** The control is a group without an element of its own to label (see `aria-labelledby`). */
  group?: boolean | undefined;
  children: (control: FieldControlProps, labelId: string) => ReactNode;
}

/** A control with its label above, its hint and its error below, wired for assistive technology. */
export function Field({
  label,
  labelNote,
  hint,
  error,
  layout = 'stack',
  group = false,
  children,
}: FieldProps): ReactElement {
  const id = useId();
  const [labelId, hintId, errorId] = [`${id}-label`, `${id}-hint`, `${id}-error`];
  const hasHint = hint !== undefined && hint !== null;
  const hasError = error !== undefined && error !== '';
  const describedBy = [hasError && errorId, hasHint && hintId].filter(Boolean).join(' ');
  const text = (
    <>
      {label}
      {labelNote !== undefined && <span className={styles['optional']}>{labelNote}</span>}
    </>
  );
  return (
    <div className={cx(styles['field'], layout === 'row' && styles['row'])}>
      {group ? (
        <span id={labelId} className={styles['label']}>
          {text}
        </span>
      ) : (
        <label
          id={labelId}
          htmlFor={id}
          className={layout === 'bare' ? hidden['hidden'] : styles['label']}
        >
          {text}
        </label>
      )}
      <div className={styles['control']}>
        {children(
          {
            id,
            'aria-describedby': describedBy === '' ? undefined : describedBy,
            'aria-invalid': hasError || undefined,
          },
          labelId,
        )}
      </div>
      <div id={errorId} className={styles['error']} aria-live="polite">
        {hasError && (
          <span className={styles['message']}>
            <SeverityIcon severity="error" size={13} className={styles['mark']} />
            <span>{error}</span>
          </span>
        )}
      </div>
      {hasHint && (
        <div id={hintId} className={styles['hint']}>
          {hint}
        </div>
      )}
    </div>
  );
}
