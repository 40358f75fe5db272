import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleById, rules } from '../../core/diagnostics/registry.ts';
import { useSession } from '../../platform/react/workspace.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RuleList } from './rule-list.tsx';
import { RulePage } from './rule-page.tsx';
import styles from './rules.module.css';

/** All rules, and the page of the one that is chosen. */
export function RulesDialog(): ReactNode {
  const { t } = useTranslation('rules');
  const chosen = useSession((state) => state.rulePage) ?? '';
  const set = useSession((state) => state.set);
  const assessment = useSession((state) => state.assessment);
  const search = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const rule = ruleById.get(chosen);
  // Where the focus goes first is settled when the dialog opens.
  const [fromList] = useState(chosen === '');
  const before = useRef(chosen);
  useEffect(() => {
    if (before.current === chosen) return;
    before.current = chosen;
    if (chosen === '') search.current?.focus();
    // Where there is room for one of the two, what had the focus is gone.
    else if (search.current?.offsetParent === null) page.current?.focus();
  }, [chosen]);
  const counts = useMemo(() => {
    const byRule = new Map<string, number>();
    for (const { rule: id } of assessment?.diagnostics ?? []) {
      byRule.set(id, (byRule.get(id) ?? 0) + 1);
    }
    return byRule;
  }, [assessment]);
  const choose = (id: string): void => set({ rulePage: id });
  return (
    <Dialog
      open
      flush
      size="xl"
      onOpenChange={(open) => !open && set({ rulePage: null })}
      title={t('title')}
      description={t('description', { count: rules.length })}
      closeLabel={t('close')}
      initialFocus={fromList ? search : page}
    >
      <div className={cx(styles['layout'], chosen !== '' && styles['reading'])}>
        <RuleList searchRef={search} chosen={chosen} counts={counts} onChoose={choose} />
        <div ref={page} tabIndex={-1} className={styles['page']} key={chosen}>
          {rule !== undefined && (
            <RulePage rule={rule} count={counts.get(chosen) ?? 0} onBack={() => choose('')} />
          )}
          {rule === undefined && chosen === '' && (
            <EmptyState title={t('choose')} text={t('chooseText')} />
          )}
          {rule === undefined && chosen !== '' && (
            <EmptyState title={t('unknown', { id: chosen })} text={t('unknownText')} />
          )}
        </div>
      </div>
    </Dialog>
  );
}
