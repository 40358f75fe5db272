import { ContextMenu as RadixContextMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { MenuItems } from './menu-items.tsx';
import type { MenuItem } from './menu-items.tsx';
import styles from './menu-items.module.css';

export interface ContextMenuProps {
  items: readonly MenuItem[];
  /** What the menu belongs to: one element that takes a ref and spreads its props. */
  children: ReactElement;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** There is none just now; the browser's own is left alone. */
  disabled?: boolean | undefined;
}

/** The menu of a secondary click, a long press or the menu key. */
export function ContextMenu({
  items,
  children,
  onOpenChange,
  disabled = false,
}: ContextMenuProps): ReactElement {
  return (
    <RadixContextMenu.Root modal={false} {...(onOpenChange && { onOpenChange })}>
      <RadixContextMenu.Trigger asChild disabled={disabled}>
        {children}
      </RadixContextMenu.Trigger>
      <RadixContextMenu.Portal>
        <RadixContextMenu.Content className={styles['menu']} collisionPadding={6}>
          <MenuItems parts={RadixContextMenu} items={items} />
        </RadixContextMenu.Content>
      </RadixContextMenu.Portal>
    </RadixContextMenu.Root>
  );
}
