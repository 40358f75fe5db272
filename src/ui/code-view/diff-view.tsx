import type { ReactElement } from 'react';
import { cx } from '../cx.ts';
import styles from './diff-view.module.css';

export interface DiffViewProps {
  /** Accessible name. */
  label: string;
  hunks: readonly {
    /** Number, from 1, of the first line that the new text has. */
    readonly line: number;
    readonly lines: readonly {
      readonly kind: 'same' | 'added' | 'removed';
      readonly text: string;
    }[];
  }[];
}

const signs = { same: ' ', added: '+', removed: '−' } as const;
const tags = { same: 'span', added: 'ins', removed: 'del' } as const;

/** The places where two texts differ, one under the other, with line numbers of the new one. */
export function DiffView({ label, hunks }: DiffViewProps): ReactElement {
  return (
    // What scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles['diff']} aria-label={label} tabIndex={0}>
      {hunks.map((hunk) => (
        <pre key={hunk.line} className={styles['hunk']}>
          {numbered(hunk).map(({ number, kind, text, key }) => {
            const Tag = tags[kind];
            return (
              <Tag key={key} className={cx(styles['line'], styles[kind])}>
                <span className={styles['number']} aria-hidden>
                  {kind === 'removed' ? '' : number}
                </span>
                <span className={styles['sign']} aria-hidden>
                  {signs[kind]}
                </span>
                <span className={styles['text']}>{text === '' ? ' ' : text}</span>
              </Tag>
            );
          })}
        </pre>
      ))}
    </section>
  );
}

type Hunk = DiffViewProps['hunks'][number];

function numbered({
  line,
  lines,
}: Hunk): (Hunk['lines'][number] & { number: number; key: number })[] {
  let number = line - 1;
  return lines.map((each, key) => {
    if (each.kind !== 'removed') number += 1;
    return { ...each, number, key };
  });
}
