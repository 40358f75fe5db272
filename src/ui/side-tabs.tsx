import { Tabs as RadixTabs } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import type { IconComponent } from './icon.ts';
import styles from './side-tabs.module.css';

export interface SideTab {
  value: string;
  label: string;
  icon: IconComponent;
  /** The gist of what the tab shows, below its label. */
  note?: string | undefined;
}

export interface SideTabsProps {
  /** Accessible name of the list of tabs. */
  label: string;
  tabs: readonly SideTab[];
  value: string;
  onValueChange: (value: string) => void;
  /** The tabs stand above what they show, without their notes. */
  narrow?: boolean | undefined;
  /** What stands below the list. */
  foot?: ReactNode;
  /** What the open tab shows. */
  children: ReactNode;
}

/** Tabs one below the other beside what they show, each with its gist; arrow keys open them. */
export function SideTabs({
  label,
  tabs,
  value,
  onValueChange,
  narrow = false,
  foot,
  children,
}: SideTabsProps): ReactElement {
  return (
    <RadixTabs.Root
      className={styles['root']}
      orientation={narrow ? 'horizontal' : 'vertical'}
      value={value}
      onValueChange={onValueChange}
    >
      <div className={styles['side']}>
        <RadixTabs.List className={styles['list']} aria-label={label}>
          {tabs.map(({ icon: Icon, ...tab }) => (
            <RadixTabs.Trigger key={tab.value} value={tab.value} className={styles['tab']}>
              <Icon size={15} aria-hidden />
              <span className={styles['words']}>
                <span className={styles['label']}>{tab.label}</span>
                {!narrow && tab.note !== undefined && (
                  <span className={styles['note']}>{tab.note}</span>
                )}
              </span>
            </RadixTabs.Trigger>
          ))}
        </RadixTabs.List>
        {foot}
      </div>
      <RadixTabs.Content value={value} className={styles['content']}>
        {children}
      </RadixTabs.Content>
    </RadixTabs.Root>
  );
}
