import { Tabs as RadixTabs } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { Badge } from './badge.tsx';
import type { Tone } from './badge.tsx';
import { cx } from './cx.ts';
import type { IconComponent } from './icon.ts';
import styles from './tabs.module.css';

export interface TabItem {
  value: string;
  label: string;
  icon?: IconComponent | undefined;
  /** A count beside the label. */
  count?: number | undefined;
  countTone?: Tone | undefined;
  testId?: string | undefined;
}

export interface TabsProps {
  /** Accessible name of the row of tabs. */
  label: string;
  tabs: readonly TabItem[];
  value: string;
  onValueChange: (value: string) => void;
  /** Controls at the end of the row. */
  actions?: ReactNode;
  className?: string | undefined;
  /** {@link TabPanel}s, one for each tab. */
  children: ReactNode;
}

/** Tabs that fill their container; arrow keys move between them and open them. */
export function Tabs({
  label,
  tabs,
  value,
  onValueChange,
  actions,
  className,
  children,
}: TabsProps): ReactElement {
  return (
    <RadixTabs.Root
      className={cx(styles['root'], className)}
      value={value}
      onValueChange={onValueChange}
    >
      <div className={styles['bar']}>
        <RadixTabs.List className={styles['list']} aria-label={label}>
          {tabs.map(({ icon: Icon, ...tab }) => (
            <RadixTabs.Trigger
              key={tab.value}
              value={tab.value}
              className={styles['tab']}
              data-testid={tab.testId}
            >
              {Icon && <Icon size={14} aria-hidden />}
              {tab.label}
              {tab.count !== undefined && <Badge tone={tab.countTone}>{tab.count}</Badge>}
            </RadixTabs.Trigger>
          ))}
        </RadixTabs.List>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
      {children}
    </RadixTabs.Root>
  );
}

export interface TabPanelProps {
  value: string;
  /** Keeps the content mounted, hidden, while another tab is open. */
  keepMounted?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** What a tab shows; mounted while its tab is open unless told to stay. */
export function TabPanel({
  value,
  keepMounted = false,
  className,
  children,
}: TabPanelProps): ReactElement {
  return (
    <RadixTabs.Content
      value={value}
      className={cx(styles['panel'], className)}
      {...(keepMounted && { forceMount: true as const })}
    >
      {children}
    </RadixTabs.Content>
  );
}
