import { ArrowRightLeft, CircleMinus, CirclePlus, PencilLine } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { changeKinds, type ToldChange } from '../../core/diff/describe-diff.ts';
import { changeNames } from '../../core/diff/diff-report.ts';
import type { ChangeKind } from '../../core/diff/diff-topologies.ts';
import { useSession, useText } from '../../platform/react/workspace.tsx';
import { cx } from '../../ui/cx.ts';
import styles from './versions.module.css';

/** The same signs as on the canvas. */
export const changeIcons = {
  added: CirclePlus,
  removed: CircleMinus,
  moved: ArrowRightLeft,
  changed: PencilLine,
} as const satisfies Record<ChangeKind, unknown>;

export interface ChangeListProps {
  readonly changes: readonly ToldChange[];
  /** Shows one on the canvas. */
  readonly onShow: (id: string) => void;
}

/** Every change by its kind, with what differs; those of the canvas can be pressed. */
export function ChangeList({ changes, onShow }: ChangeListProps): ReactElement {
  const { t } = useTranslation('versions');
  const { pick } = useText();
  if (changes.length === 0) return <p className={styles['quiet']}>{t('noChanges')}</p>;
  return (
    <div className={styles['changes']}>
      {changeKinds.map((kind) => {
        const own = changes.filter(({ change }) => change === kind);
        return own.length === 0 ? null : (
          <section key={kind} aria-label={pick(changeNames[kind])}>
            <h3 className={styles['changeTitle']}>
              {pick(changeNames[kind])} <span>{own.length}</span>
            </h3>
            <ul>
              {own.map((change, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- settings have no id
                <li key={`${change.id ?? ''} ${at}`}>
                  <ChangeRow change={change} onShow={onShow} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function ChangeRow({
  change: told,
  onShow,
}: {
  change: ToldChange;
  onShow: (id: string) => void;
}): ReactElement {
  const { say, pick } = useText();
  const { id, group, change, title, details } = told;
  const selected = useSession((state) => id !== null && state.selection.has(id));
  const Icon = changeIcons[change];
  const words = (
    <>
      <span className={styles[change]} title={pick(changeNames[change])}>
        <Icon size={14} aria-hidden />
      </span>
      <span className={styles['words']}>
        <span className={styles['name']}>{say(title)}</span>
        {details.map((detail, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- details have no identity but their place
          <span key={at} className={styles['note']}>
            {say(detail)}
          </span>
        ))}
      </span>
    </>
  );
  if (id === null || group === 'settings') return <div className={styles['change']}>{words}</div>;
  return (
    <button
      type="button"
      className={cx(styles['change'], selected && styles['checked'])}
      aria-current={selected || undefined}
      onClick={() => onShow(id)}
    >
      {words}
    </button>
  );
}
