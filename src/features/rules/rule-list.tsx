import { SearchX } from 'lucide-react';
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { useTranslation } from 'react-i18next';
import { ruleGroups } from '../../core/diagnostics/groups.ts';
import { rules } from '../../core/diagnostics/registry.ts';
import type { Rule } from '../../core/diagnostics/rule.ts';
import { severityNames } from '../../core/rule-pages/words.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { Badge } from '../../ui/badge.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './rules.module.css';
import { searchRules } from './search-rules.ts';

export interface RuleListProps {
  readonly searchRef: Ref<HTMLInputElement>;
  /** Id of the rule whose page is shown; empty for none. */
  readonly chosen: string;
  /** Findings in the design, by rule. */
  readonly counts: ReadonlyMap<string, number>;
  readonly onChoose: (id: string) => void;
}

/** All rules by group, to search and to choose from; arrow keys move, and one Tab passes the list. */
export function RuleList({ searchRef, chosen, counts, onChoose }: RuleListProps): ReactNode {
  const { t } = useTranslation('rules');
  const { language, pick } = useText();
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => searchRules(rules, query, language), [query, language]);
  const found = groups.flatMap((group) => group.rules);
  const reachable = found.some(({ meta }) => meta.id === chosen) ? chosen : found[0]?.meta.id;

  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined || (at < 0 && event.key !== 'ArrowDown')) return;
    const row = rows[next];
    if (row === undefined) return;
    event.preventDefault();
    row.focus();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrow keys move between the buttons inside
    <div className={styles['side']} onKeyDown={move}>
      <input
        ref={searchRef}
        className={styles['search']}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <nav ref={list} className={styles['list']} aria-label={t('list')}>
        {groups.length === 0 && (
          <EmptyState icon={SearchX} title={t('noMatch')} text={t('noMatchText')} />
        )}
        {groups.map(({ group, rules: members }) => (
          <section key={group}>
            <h3 className={styles['group']}>
              {pick(ruleGroups[group])}
              <span>{members.length}</span>
            </h3>
            <ul>
              {members.map((rule) => (
                <Row
                  key={rule.meta.id}
                  rule={rule}
                  count={counts.get(rule.meta.id) ?? 0}
                  current={rule.meta.id === chosen}
                  reachable={rule.meta.id === reachable}
                  onChoose={onChoose}
                />
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </div>
  );
}

interface RowProps {
  readonly rule: Rule;
  readonly count: number;
  readonly current: boolean;
  readonly reachable: boolean;
  readonly onChoose: (id: string) => void;
}

function Row({ rule: { meta }, count, current, reachable, onChoose }: RowProps): ReactNode {
  const { t } = useTranslation('rules');
  const { pick } = useText();
  return (
    <li>
      <button
        type="button"
        className={cx(styles['row'], current && styles['current'])}
        tabIndex={reachable ? 0 : -1}
        {...(current ? { 'aria-current': 'page' as const } : {})}
        onClick={() => onChoose(meta.id)}
      >
        <SeverityIcon severity={meta.severity} label={pick(severityNames[meta.severity])} />
        <span className={styles['rowText']}>
          {pick(meta.title)}
          <span className={styles['id']}>{meta.id}</span>
        </span>
        {count > 0 && (
          <Badge tone={meta.severity}>
            <span aria-hidden>{count}</span>
            <VisuallyHidden>{t('here', { count })}</VisuallyHidden>
          </Badge>
        )}
      </button>
    </li>
  );
}
