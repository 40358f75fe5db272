import { ArrowDown, ArrowRight, ArrowUp, Equal } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Trend } from '../../core/advice/comparison.ts';
import { trendNames } from '../../core/advice/describe-comparison.ts';
import { message, type Message } from '../../core/model/message.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { cx } from '../../ui/cx.ts';
import styles from './compare.module.css';

const icons = { better: ArrowUp, worse: ArrowDown, different: ArrowRight, equal: Equal };

/** Better, worse or else, by shape and word as well as by colour. */
export function TrendMark({ trend, words }: { trend: Trend; words?: Message }): ReactNode {
  const { say } = useText();
  const Icon = icons[trend];
  return (
    <span className={cx(styles['trend'], styles[`is-${trend}`])}>
      <Icon size={13} aria-hidden />
      {say(words ?? message(trendNames[trend]))}
    </span>
  );
}
