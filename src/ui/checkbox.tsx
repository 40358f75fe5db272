import { Check, Minus } from 'lucide-react';
import { Checkbox as RadixCheckbox } from 'radix-ui';
import { useId } from 'react';
import type { ReactElement } from 'react';
import styles from './checkbox.module.css';

export interface CheckboxProps {
  label: string;
  hint?: string | undefined;
  /** `mixed`: some of what it stands for is on. A press then turns all on. */
  checked: boolean | 'mixed';
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
  testId?: string | undefined;
}

/** A box with its label behind it. */
export function Checkbox({
  label,
  hint,
  checked,
  onChange,
  disabled = false,
  testId,
}: CheckboxProps): ReactElement {
  const id = useId();
  return (
    <div className={styles['row']}>
      <RadixCheckbox.Root
        id={id}
        className={styles['box']}
        checked={checked === 'mixed' ? 'indeterminate' : checked}
        disabled={disabled}
        data-testid={testId}
        {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
        onCheckedChange={(next) => onChange(next === true)}
      >
        <RadixCheckbox.Indicator asChild>
          {checked === 'mixed' ? (
            <Minus size={12} strokeWidth={3} aria-hidden />
          ) : (
            <Check size={12} strokeWidth={3} aria-hidden />
          )}
        </RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
      <span className={styles['words']}>
        <label htmlFor={id} className={styles['label']}>
          {label}
        </label>
        {hint !== undefined && (
          <span id={`${id}-hint`} className={styles['hint']}>
            {hint}
          </span>
        )}
      </span>
    </div>
  );
}
