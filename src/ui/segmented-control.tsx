import { RadioGroup } from 'radix-ui';
import type { ReactElement } from 'react';
import { cx } from './cx.ts';
import type { IconComponent } from './icon.ts';
import styles from './segmented-control.module.css';

export interface Segment<T extends string> {
  value: T;
  label: string;
  icon?: IconComponent | undefined;
  disabled?: boolean | undefined;
}

export interface SegmentedControlProps<T extends string> {
  /** Accessible name of the choice. */
  label: string;
  segments: readonly Segment<T>[];
  value: T;
  onChange: (value: T) => void;
  /** Shows icons alone; the labels stay as accessible names and titles. */
  iconsOnly?: boolean | undefined;
  size?: 's' | 'm' | undefined;
  testId?: string | undefined;
}

/** A choice among two to five, all in sight. To assistive technology it is a group of radios. */
export function SegmentedControl<T extends string>({
  label,
  segments,
  value,
  onChange,
  iconsOnly = false,
  size = 'm',
  testId,
}: SegmentedControlProps<T>): ReactElement {
  const choose = (next: string): void => {
    const segment = segments.find((candidate) => candidate.value === next);
    if (segment) onChange(segment.value);
  };
  return (
    <RadioGroup.Root
      className={cx(styles['group'], size === 's' && styles['s'])}
      aria-label={label}
      orientation="horizontal"
      value={value}
      onValueChange={choose}
      data-testid={testId}
    >
      {segments.map(({ icon: Icon, ...segment }) => (
        <RadioGroup.Item
          key={segment.value}
          value={segment.value}
          className={styles['segment']}
          disabled={segment.disabled ?? false}
          {...(iconsOnly && { 'aria-label': segment.label, title: segment.label })}
        >
          {Icon && <Icon size={14} aria-hidden />}
          {!iconsOnly && segment.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
