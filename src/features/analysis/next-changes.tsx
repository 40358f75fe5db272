import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NextChange } from '../../core/advice/next-changes.ts';
import type { Verdict } from '../../core/analysis/verdict.ts';
import { useSession } from '../../platform/react/workspace.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import styles from './analysis.module.css';
import { ChangeRow } from './change-row.tsx';
import { changeOrders, rankChanges, type ChangeOrder } from './rank-changes.ts';

export interface NextChangesProps {
  readonly changes: readonly NextChange[];
  readonly verdict: Verdict | null;
  /** They are about an older design, so they cannot be made. */
  readonly stale: boolean;
}

/** Single edits that make the API more available, to be looked at on the canvas and made. */
export function NextChanges({ changes, verdict, stale }: NextChangesProps): ReactNode {
  const { t } = useTranslation('analysis');
  const set = useSession((state) => state.set);
  const [order, setOrder] = useState<ChangeOrder>('minutes');
  const [shown, setShown] = useState<string | null>(null);
  const ranked = useMemo(() => rankChanges(changes, order), [changes, order]);
  const preview = stale ? undefined : changes.find(({ id }) => id === shown);

  useEffect(() => {
    if (preview === undefined) return undefined;
    set({ preview: preview.commands });
    return () => set({ preview: null });
  }, [preview, set]);

  if (changes.length === 0) return <p className={styles['quiet']}>{t('changes.none')}</p>;
  return (
    <div className={styles['main']}>
      <div className={styles['tools']}>
        <SegmentedControl<ChangeOrder>
          label={t('changes.order')}
          size="s"
          value={order}
          onChange={setOrder}
          segments={changeOrders.map((value) => ({ value, label: t(`changes.by.${value}`) }))}
        />
        <span className={styles['help']}>{t('changes.help')}</span>
      </div>
      <ol className={styles['changes']} aria-label={t('sections.next-changes')}>
        {ranked.map((change) => (
          <ChangeRow
            key={change.id}
            change={change}
            verdict={verdict}
            disabled={stale}
            open={preview?.id === change.id}
            onOpenChange={(open) => setShown(open ? change.id : null)}
          />
        ))}
      </ol>
    </div>
  );
}
