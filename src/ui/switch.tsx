import { Switch as RadixSwitch } from 'radix-ui';
import { useId } from 'react';
import type { ReactElement } from 'react';
import styles from './checkbox.module.css';

export interface SwitchProps {
  label: string;
  hint?: string | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
  testId?: string | undefined;
}

/** On or off at once, with its label behind it. */
export function Switch({
  label,
  hint,
  checked,
  onChange,
  disabled = false,
  testId,
}: SwitchProps): ReactElement {
  const id = useId();
  return (
    <div className={styles['row']}>
      <RadixSwitch.Root
        id={id}
        className={styles['track']}
        checked={checked}
        disabled={disabled}
        data-testid={testId}
        {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
        onCheckedChange={onChange}
      >
        <RadixSwitch.Thumb className={styles['thumb']} />
      </RadixSwitch.Root>
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
