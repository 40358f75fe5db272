import { Check, ChevronRight, Circle } from 'lucide-react';
import type { ContextMenu, DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { cx } from './cx.ts';
import type { IconComponent } from './icon.ts';
import { Kbd } from './kbd.tsx';
import styles from './menu-items.module.css';

interface Entry {
  /** Unique among its siblings. */
  id: string;
  label: string;
  icon?: IconComponent | undefined;
  disabled?: boolean | undefined;
  testId?: string | undefined;
}

export interface MenuAction extends Entry {
  kind?: 'action' | undefined;
  /** A second, quieter line, e.g. why the item is disabled. */
  note?: string | undefined;
  shortcut?: string | undefined;
  destructive?: boolean | undefined;
  onSelect: () => void;
}

export interface MenuCheckbox extends Entry {
  kind: 'checkbox';
  checked: boolean;
  shortcut?: string | undefined;
  onCheckedChange: (checked: boolean) => void;
}

export interface MenuRadioGroup {
  kind: 'radio-group';
  id: string;
  /** A heading above the options. */
  label?: string | undefined;
  value: string;
  options: readonly Entry[];
  /** Receives the `id` of the option chosen. */
  onValueChange: (id: string) => void;
}

export interface MenuSubmenu extends Entry {
  kind: 'submenu';
  items: readonly MenuItem[];
}

/** What a menu, of whatever kind, is made of. */
export type MenuItem =
  | MenuAction
  | MenuCheckbox
  | MenuRadioGroup
  | MenuSubmenu
  | { kind: 'separator'; id: string }
  | { kind: 'heading'; id: string; label: string };

type Part =
  | 'Item'
  | 'CheckboxItem'
  | 'RadioGroup'
  | 'RadioItem'
  | 'ItemIndicator'
  | 'Sub'
  | 'SubTrigger'
  | 'SubContent'
  | 'Separator'
  | 'Label'
  | 'Portal';

/** The building parts that Radix' two kinds of menu have in common. */
export type MenuParts = Pick<typeof DropdownMenu, Part> & Pick<typeof ContextMenu, Part>;

function Lead({ icon: Icon }: { icon: IconComponent | undefined }): ReactElement {
  return <span className={styles['lead']}>{Icon && <Icon size={15} aria-hidden />}</span>;
}

interface ItemProps<T> {
  parts: MenuParts;
  item: T;
}

function Action({ parts, item }: ItemProps<MenuAction>): ReactElement {
  return (
    <parts.Item
      className={cx(styles['item'], item.destructive && styles['destructive'])}
      disabled={item.disabled ?? false}
      textValue={item.label}
      data-testid={item.testId}
      onSelect={item.onSelect}
    >
      <Lead icon={item.icon} />
      <span className={styles['label']}>
        {item.label}
        {item.note !== undefined && <span className={styles['note']}>{item.note}</span>}
      </span>
      {item.shortcut !== undefined && (
        <Kbd shortcut={item.shortcut} className={styles['shortcut']} />
      )}
    </parts.Item>
  );
}

function Checkbox({ parts, item }: ItemProps<MenuCheckbox>): ReactElement {
  return (
    <parts.CheckboxItem
      className={styles['item']}
      disabled={item.disabled ?? false}
      checked={item.checked}
      data-testid={item.testId}
      onCheckedChange={item.onCheckedChange}
    >
      <span className={styles['lead']}>
        <parts.ItemIndicator>
          <Check size={15} aria-hidden />
        </parts.ItemIndicator>
      </span>
      <span className={styles['label']}>{item.label}</span>
      {item.shortcut !== undefined && (
        <Kbd shortcut={item.shortcut} className={styles['shortcut']} />
      )}
    </parts.CheckboxItem>
  );
}

function RadioGroup({ parts, item }: ItemProps<MenuRadioGroup>): ReactElement {
  return (
    <>
      {item.label !== undefined && (
        <parts.Label className={styles['heading']}>{item.label}</parts.Label>
      )}
      <parts.RadioGroup value={item.value} onValueChange={item.onValueChange}>
        {item.options.map(({ id, label, icon: Icon, disabled, testId }) => (
          <parts.RadioItem
            key={id}
            value={id}
            className={styles['item']}
            disabled={disabled ?? false}
            data-testid={testId}
          >
            <span className={styles['lead']}>
              <parts.ItemIndicator>
                <Circle size={8} fill="currentColor" aria-hidden />
              </parts.ItemIndicator>
            </span>
            {Icon && <Icon size={15} aria-hidden />}
            <span className={styles['label']}>{label}</span>
          </parts.RadioItem>
        ))}
      </parts.RadioGroup>
    </>
  );
}

function Submenu({ parts, item }: ItemProps<MenuSubmenu>): ReactElement {
  return (
    <parts.Sub>
      <parts.SubTrigger
        className={styles['item']}
        disabled={item.disabled ?? false}
        data-testid={item.testId}
      >
        <Lead icon={item.icon} />
        <span className={styles['label']}>{item.label}</span>
        <ChevronRight size={14} className={styles['more']} aria-hidden />
      </parts.SubTrigger>
      <parts.Portal>
        <parts.SubContent
          className={styles['menu']}
          sideOffset={2}
          alignOffset={-5}
          collisionPadding={6}
        >
          <MenuItems parts={parts} items={item.items} />
        </parts.SubContent>
      </parts.Portal>
    </parts.Sub>
  );
}

/** The entries of a menu, drawn with the parts of the kind of menu they stand in. */
export function MenuItems({
  parts,
  items,
}: {
  parts: MenuParts;
  items: readonly MenuItem[];
}): ReactElement {
  return (
    <>
      {items.map((item) => {
        switch (item.kind) {
          case 'separator':
            return <parts.Separator key={item.id} className={styles['separator']} />;
          case 'heading':
            return (
              <parts.Label key={item.id} className={styles['heading']}>
                {item.label}
              </parts.Label>
            );
          case 'checkbox':
            return <Checkbox key={item.id} parts={parts} item={item} />;
          case 'radio-group':
            return <RadioGroup key={item.id} parts={parts} item={item} />;
          case 'submenu':
            return <Submenu key={item.id} parts={parts} item={item} />;
          default:
            return <Action key={item.id} parts={parts} item={item} />;
        }
      })}
    </>
  );
}
