import { CircleCheck, Info, OctagonX, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { cx } from './cx.ts';
import styles from './severity-icon.module.css';

/** How bad something is, worst first; `ok` is the absence of trouble. */
export type Severity = 'error' | 'warning' | 'info' | 'ok';

const ICONS = { error: OctagonX, warning: TriangleAlert, info: Info, ok: CircleCheck };

export interface SeverityIconProps {
  severity: Severity;
  /** Says the severity where no text beside the icon does. */
  label?: string | undefined;
  size?: number | undefined;
  className?: string | undefined;
}

/** A severity by shape as well as by colour. */
export function SeverityIcon({
  severity,
  label,
  size = 15,
  className,
}: SeverityIconProps): ReactElement {
  const Icon = ICONS[severity];
  const name =
    label === undefined ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': label };
  return <Icon size={size} className={cx(styles['icon'], styles[severity], className)} {...name} />;
}
