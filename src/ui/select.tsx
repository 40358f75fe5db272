/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a native select shows neither icons nor notes */
import { Check, ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { cx } from './cx.ts';
import { Field } from './field.tsx';
import type { FieldControlProps, FieldText } from './field.tsx';
import type { IconComponent } from './icon.ts';
import styles from './select.module.css';
import { findByPrefix, isTypeaheadKey, useTypeahead } from './typeahead.ts';

export interface SelectOption<T extends string> {
  value: T;
  label: string;
  /** A second, quieter line. */
  note?: string | undefined;
  icon?: IconComponent | undefined;
  disabled?: boolean | undefined;
}

interface ListProps<T extends string> {
  options: readonly SelectOption<T>[];
  /** A value that no option has shows the placeholder. */
  value: T | null;
  onChange: (value: T) => void;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  size?: 's' | 'm' | undefined;
  testId?: string | undefined;
}

export interface SelectProps<T extends string> extends FieldText, ListProps<T> {}

export interface BareSelectProps<T extends string> extends ListProps<T> {
  /** Accessible name; nothing is shown. */
  label: string;
}

/** The option to go to from `at` by `step`, past those that are disabled; `at` if there is none. */
function nextEnabled(options: readonly SelectOption<string>[], at: number, step: 1 | -1): number {
  for (let next = at + step; next >= 0 && next < options.length; next += step) {
    if (options[next]?.disabled !== true) return next;
  }
  return at;
}

/**
 * The select-only combobox of the ARIA authoring practices: the focus stays on the button, the list
 * is pointed into. Radix' own select would write `<style>` elements into the document, which a
 * strict content security policy refuses; its popover places and dismisses the list here.
 */
function Listbox<T extends string>({
  options,
  value,
  onChange,
  placeholder = '',
  disabled,
  size = 'm',
  testId,
  control,
  naming,
}: ListProps<T> & {
  control: FieldControlProps | { id: string };
  naming: { 'aria-label': string } | { 'aria-labelledby': string };
}): ReactElement {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const button = useRef<HTMLButtonElement>(null);
  const typeahead = useTypeahead();
  const chosen = options.findIndex((option) => option.value === value);
  const current = options[chosen];
  const listId = `${control.id}-list`;
  const optionId = (at: number): string => `${control.id}-option-${at}`;

  const show = (at = chosen): void => {
    setActive(at >= 0 ? at : nextEnabled(options, -1, 1));
    setOpen(true);
  };
  const choose = (at: number): void => {
    const option = options[at];
    if (!option || option.disabled === true) return;
    setOpen(false);
    if (option.value !== value) onChange(option.value);
  };
  const moveTo = (at: number): void => {
    setActive(at);
    document.getElementById(optionId(at))?.scrollIntoView({ block: 'nearest' });
  };

  const press = (event: KeyboardEvent): void => {
    if (isTypeaheadKey(event)) {
      const typed = typeahead(event.key, event.timeStamp);
      const labels = options.map((option) => (option.disabled === true ? '' : option.label));
      const at = findByPrefix(labels, typed, open ? active : chosen);
      event.preventDefault();
      if (at < 0) return;
      if (open) moveTo(at);
      else choose(at);
      return;
    }
    if (!open) {
      if (!['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(event.key)) return;
      event.preventDefault();
      show();
      return;
    }
    const target = {
      ArrowDown: () => moveTo(nextEnabled(options, active, 1)),
      ArrowUp: () => moveTo(nextEnabled(options, active, -1)),
      Home: () => moveTo(nextEnabled(options, -1, 1)),
      End: () => moveTo(nextEnabled(options, options.length, -1)),
      Enter: () => choose(active),
      ' ': () => choose(active),
      Tab: () => choose(active),
    }[event.key];
    if (!target) return;
    if (event.key !== 'Tab') event.preventDefault();
    target();
  };

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Anchor asChild>
        <button
          {...control}
          {...naming}
          ref={button}
          type="button"
          role="combobox"
          aria-haspopup="listbox"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open && active >= 0 ? optionId(active) : undefined}
          disabled={disabled}
          data-testid={testId}
          className={cx(styles['trigger'], size === 's' && styles['s'])}
          onClick={() => (open ? setOpen(false) : show())}
          onKeyDown={press}
        >
          {current?.icon && <current.icon size={14} aria-hidden />}
          <span className={cx(styles['value'], !current && styles['placeholder'])}>
            {current?.label ?? placeholder}
          </span>
          <ChevronDown size={14} className={styles['caret']} aria-hidden />
        </button>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          id={listId}
          role="listbox"
          {...naming}
          className={styles['list']}
          align="start"
          sideOffset={3}
          collisionPadding={6}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => {
            // The button closes the list itself; closing here first would make it open again.
            if (event.target instanceof Node && button.current?.contains(event.target)) {
              event.preventDefault();
            }
          }}
        >
          {options.map(({ icon: Icon, ...option }, at) => (
            // The keyboard works on the combobox, which points here; see the comment above.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={option.value}
              id={optionId(at)}
              role="option"
              tabIndex={-1}
              aria-selected={at === chosen}
              aria-disabled={option.disabled}
              data-highlighted={at === active || undefined}
              className={styles['option']}
              onPointerMove={() => {
                if (option.disabled !== true) setActive(at);
              }}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(at)}
            >
              <span className={styles['check']}>
                {at === chosen && <Check size={14} aria-hidden />}
              </span>
              {Icon && <Icon size={14} aria-hidden />}
              <span className={styles['words']}>
                {option.label}
                {option.note !== undefined && <span className={styles['note']}>{option.note}</span>}
              </span>
            </div>
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** A labelled choice of one among a few. */
export function Select<T extends string>({
  label,
  labelNote,
  hint,
  error,
  layout,
  ...list
}: SelectProps<T>): ReactElement {
  return (
    <Field label={label} labelNote={labelNote} hint={hint} error={error} layout={layout}>
      {(control, labelId) => (
        <Listbox {...list} control={control} naming={{ 'aria-labelledby': labelId }} />
      )}
    </Field>
  );
}

/** A {@link Select} without a visible label, for toolbars. */
export function BareSelect<T extends string>({ label, ...list }: BareSelectProps<T>): ReactElement {
  const id = useId();
  return <Listbox {...list} control={{ id }} naming={{ 'aria-label': label }} />;
}
