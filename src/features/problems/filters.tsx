import { Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { severities } from '../../core/diagnostics/diagnostic.ts';
import { useAction } from '../../platform/react/actions.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { BareSelect } from '../../ui/select.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { categories, categoryOf, groupings, type Filter, type Listed } from './findings.ts';
import { usePanelMemory } from './panel-memory.ts';
import styles from './problems.module.css';

/** Which findings are listed and under what, and the way to resolve all that can be. */
export function Filters({ all }: { all: readonly Listed[] }): ReactNode {
  const { t } = useTranslation('problems');
  const { severity, category, fixableOnly, query, grouping, set } = usePanelMemory();
  const count = (test: (finding: Listed['finding']) => boolean): number =>
    all.filter(({ finding }) => test(finding)).length;
  const present = categories.filter(
    (each) => each === category || count(({ rule }) => categoryOf(rule) === each) > 0,
  );
  return (
    <div className={styles['filters']}>
      <SegmentedControl<Filter['severity']>
        label={t('filter')}
        size="s"
        value={severity}
        onChange={(value) => set({ severity: value })}
        segments={[
          { value: 'all', label: t('all', { count: all.length }) },
          ...severities.map((each) => ({
            value: each,
            label: t(`severity.${each}`, { count: count((found) => found.severity === each) }),
          })),
        ]}
      />
      <input
        className={styles['search']}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={query}
        onChange={(event) => set({ query: event.target.value })}
      />
      <div className={styles['choice']}>
        <BareSelect<Filter['category']>
          label={t('category')}
          size="s"
          value={category}
          onChange={(value) => set({ category: value })}
          options={[
            { value: 'all', label: t('allCategories') },
            ...present.map((each) => ({ value: each, label: t(`categories.${each}`) })),
          ]}
        />
      </div>
      <div className={styles['choice']}>
        <BareSelect
          label={t('groupBy')}
          size="s"
          value={grouping}
          onChange={(value) => set({ grouping: value })}
          options={groupings.map((each) => ({ value: each, label: t(`grouping.${each}`) }))}
        />
      </div>
      <Checkbox
        label={t('fixableOnly')}
        checked={fixableOnly}
        onChange={(checked) => set({ fixableOnly: checked })}
      />
      <span className={styles['grow']} />
      <FixAll safe={count(({ fix }) => fix?.kind === 'safe')} />
    </div>
  );
}

/** Says why it cannot be pressed, where it cannot: so it stays within reach. */
function FixAll({ safe }: { safe: number }): ReactNode {
  const { t } = useTranslation('problems');
  const { enabled, run, shortcut } = useAction('fix-all-safe');
  const why = t(safe === 0 ? 'fixAll.nothing' : 'fixAll.notNow');
  return (
    <Tooltip content={enabled ? t('fixAll.hint') : why} shortcut={enabled ? shortcut : undefined}>
      <Button
        size="s"
        icon={Wrench}
        aria-disabled={!enabled}
        className={enabled ? undefined : styles['unavailable']}
        onClick={() => enabled && run()}
      >
        {t('fixAll.button', { count: safe })}
        {!enabled && <VisuallyHidden>{why}</VisuallyHidden>}
      </Button>
    </Tooltip>
  );
}
