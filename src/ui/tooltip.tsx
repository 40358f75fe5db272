import { Tooltip as RadixTooltip } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import styles from './tooltip.module.css';

/** Stands once around the application; lets neighbouring tooltips follow without a new delay. */
export function TooltipProvider({ children }: { children: ReactNode }): ReactElement {
  return (
    <RadixTooltip.Provider delayDuration={450} skipDelayDuration={250}>
      {children}
    </RadixTooltip.Provider>
  );
}

export interface TooltipProps {
  content: ReactNode;
  shortcut?: string | undefined;
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
  /** One focusable element that takes a ref and spreads its props. */
  children: ReactElement;
}

/** Words that appear on hover and on keyboard focus. Needs a {@link TooltipProvider} above. */
export function Tooltip({
  content,
  shortcut,
  side = 'bottom',
  children,
}: TooltipProps): ReactElement {
  return (
    <RadixTooltip.Root>
      <RadixTooltip.Trigger asChild>{children}</RadixTooltip.Trigger>
      <RadixTooltip.Portal>
        <RadixTooltip.Content
          side={side}
          sideOffset={5}
          collisionPadding={6}
          className={styles['tooltip']}
        >
          {content}
          {shortcut !== undefined && <Kbd shortcut={shortcut} className={styles['kbd']} />}
        </RadixTooltip.Content>
      </RadixTooltip.Portal>
    </RadixTooltip.Root>
  );
}
