/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no native list has its focus in a field above it */
import { Search } from 'lucide-react';
import {
  useId,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
} from 'react';
import { cx } from './cx.ts';
import type { TextRange } from './fuzzy.ts';
import type { IconComponent } from './icon.ts';
import { Kbd } from './kbd.tsx';
import styles from './search-list.module.css';

export interface SearchListItem {
  /** Unique in the whole list. */
  readonly id: string;
  readonly label: string;
  /** What of the label was asked for. */
  readonly ranges?: readonly TextRange[] | undefined;
  readonly icon?: IconComponent | undefined;
  /** Quieter, behind the label. */
  readonly detail?: string | undefined;
  /** A second line, e.g. why the item cannot be chosen. */
  readonly note?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface SearchListGroup {
  readonly id: string;
  readonly label: string;
  readonly items: readonly SearchListItem[];
}

export interface SearchListProps {
  /** Accessible name of field and list. */
  label: string;
  placeholder: string;
  query: string;
  onQueryChange: (query: string) => void;
  groups: readonly SearchListGroup[];
  /** Id of the item that Enter chooses; `undefined` for none. */
  active: string | undefined;
  onActiveChange: (id: string) => void;
  /** A disabled item is never chosen. */
  onChoose: (id: string) => void;
  /** Shown in place of an empty list. */
  empty: ReactNode;
  /** A line below the list. */
  footer?: ReactNode;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

/** A field with a list of what fits it: the arrow keys walk the list, the focus stays in the field. */
export function SearchList({
  label,
  placeholder,
  query,
  onQueryChange,
  groups,
  active,
  onActiveChange,
  onChoose,
  empty,
  footer,
  inputRef,
}: SearchListProps): ReactElement {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const items = groups.flatMap((group) => group.items);
  const optionId = (id: string): string => `${listId}-${id}`;

  useLayoutEffect(() => {
    if (active === undefined) return;
    // The first item also shows the heading above it.
    if (active === items[0]?.id) list.current?.scrollTo(0, 0);
    else document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  });

  const choose = (item: SearchListItem | undefined): void => {
    if (item !== undefined && item.disabled !== true) onChoose(item.id);
  };
  const press = (event: KeyboardEvent): void => {
    // Enter that ends the composition of a Chinese word chooses nothing.
    if (event.nativeEvent.isComposing) return;
    const at = items.findIndex(({ id }) => id === active);
    const to = target(event.key, at, items.length);
    if (to !== undefined) {
      event.preventDefault();
      const next = items[to];
      if (next !== undefined) onActiveChange(next.id);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(items[at]);
    }
  };
  return (
    <div className={styles['root']}>
      <div className={styles['field']}>
        <Search size={16} aria-hidden />
        <input
          {...(inputRef !== undefined && { ref: inputRef })}
          type="text"
          role="combobox"
          className={styles['input']}
          aria-label={label}
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : optionId(active)}
          placeholder={placeholder}
          value={query}
          maxLength={100}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onQueryChange(event.target.value)}
          onKeyDown={press}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label={label} className={styles['list']}>
        {groups.map((group) => (
          <div key={group.id} role="group" aria-labelledby={optionId(`group-${group.id}`)}>
            <div
              id={optionId(`group-${group.id}`)}
              role="presentation"
              className={styles['heading']}
            >
              {group.label}
            </div>
            {group.items.map((item) => (
              // The keyboard works in the field: it is the combobox that has the focus.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={item.id}
                id={optionId(item.id)}
                role="option"
                aria-selected={item.id === active}
                aria-disabled={item.disabled === true || undefined}
                className={cx(styles['item'], item.id === active && styles['active'])}
                onMouseMove={() => item.id !== active && onActiveChange(item.id)}
                // The focus stays in the field.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(item)}
              >
                <span className={styles['lead']}>
                  {item.icon !== undefined && <item.icon size={15} aria-hidden />}
                </span>
                <span className={styles['text']}>
                  <span className={styles['line']}>
                    <span className={styles['label']}>
                      <Marked text={item.label} ranges={item.ranges ?? []} />
                    </span>
                    {item.detail !== undefined && item.detail !== '' && (
                      <span className={styles['detail']}>{item.detail}</span>
                    )}
                  </span>
                  {item.note !== undefined && <span className={styles['note']}>{item.note}</span>}
                </span>
                {item.shortcut !== undefined && <Kbd shortcut={item.shortcut} />}
              </div>
            ))}
          </div>
        ))}
      </div>
      {items.length === 0 && (
        <div role="status" className={styles['empty']}>
          {empty}
        </div>
      )}
      {footer !== undefined && <div className={styles['footer']}>{footer}</div>}
    </div>
  );
}

const page = 8;

/** The item a key leads to from the one at `at`, round at the ends; undefined for other keys. */
function target(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1 >= count ? 0 : at + 1;
    case 'ArrowUp':
      return at <= 0 ? count - 1 : at - 1;
    case 'PageDown':
      return Math.min(count - 1, at + page);
    case 'PageUp':
      return Math.max(0, at - page);
    default:
      return undefined;
  }
}

function Marked({ text, ranges }: { text: string; ranges: readonly TextRange[] }): ReactElement {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), <b key={start}>{text.slice(start, end)}</b>);
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
