import type { ReactElement } from 'react';
import { shareText } from '../../../core/analysis/exact/availability-text.ts';
import { useText } from '../../../platform/react/workspace.tsx';
import styles from './heat.module.css';

/** The part of a shape in the downtime, in figures: the heat is not told by colour alone. */
export function HeatMark({ share }: { share: number | undefined }): ReactElement | null {
  const { pick } = useText();
  if (share === undefined || share <= 0) return null;
  return <span className={styles['mark']}>{pick(shareText(share))}</span>;
}
