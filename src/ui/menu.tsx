import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { MenuItems } from './menu-items.tsx';
import type { MenuItem } from './menu-items.tsx';
import styles from './menu-items.module.css';

export interface MenuProps {
  /** The button that opens the menu; takes a ref and spreads its props. */
  trigger: ReactElement;
  items: readonly MenuItem[];
  align?: 'start' | 'center' | 'end' | undefined;
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

/** A button's menu. The page stays usable beside it, as in a desktop program. */
export function Menu({
  trigger,
  items,
  align = 'start',
  side = 'bottom',
  onOpenChange,
}: MenuProps): ReactElement {
  return (
    <DropdownMenu.Root modal={false} {...(onOpenChange && { onOpenChange })}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles['menu']}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={6}
        >
          <MenuItems parts={DropdownMenu} items={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export interface MenuAtProps {
  /** Accessible name of the menu. */
  label: string;
  /** Where in the viewport, in CSS pixels; `null` while the menu is closed. */
  point: { x: number; y: number } | null;
  items: readonly MenuItem[];
  /** The menu was left or an item chosen. */
  onClose: () => void;
}

/**
 * A menu at a point of the viewport, for what cannot be wrapped in a {@link ContextMenu}: elements
 * of a canvas, or the menu key pressed on a selection.
 */
export function MenuAt({ label, point, items, onClose }: MenuAtProps): ReactElement | null {
  if (!point) return null;
  return (
    <DropdownMenu.Root
      key={`${point.x} ${point.y}`}
      modal={false}
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <DropdownMenu.Trigger
        className={styles['point']}
        style={{ left: point.x, top: point.y }}
        tabIndex={-1}
        aria-label={label}
      />
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles['menu']}
          align="start"
          side="bottom"
          collisionPadding={6}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onContextMenu={(event) => event.preventDefault()}
        >
          <MenuItems parts={DropdownMenu} items={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
