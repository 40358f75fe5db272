import { ChevronRight } from 'lucide-react';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { kindIcons, kindOf } from '../../platform/react/kind-icon.tsx';
import { useTopologyIndex } from '../../platform/react/workspace.tsx';
import type { Assessment, ExplainedDiagnostic } from '../../store/session-store.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { SeverityIcon, type Severity } from '../../ui/severity-icon.tsx';
import { categories, type Group, type Grouping, type Listed } from './findings.ts';
import { panelMemory, usePanelMemory } from './panel-memory.ts';
import { ProblemRow } from './problem-row.tsx';
import styles from './problems.module.css';
import { useElementName } from './use-element-name.ts';
import { useKeptFocus, useSteadyRow, walk, type WalkActions } from './use-walk.ts';
import { WaiveDialog } from './waive-dialog.tsx';
import { unusedKey, WaivedRows } from './waived-group.tsx';

const waivedHead = 'group waived';

/** Rows of a group and groups of the list that are drawn at first, and with each further press. */
const portion = { rows: 100, groups: 40 } as const;
/** As if the groups were the rows of one more. */
const moreGroups = 'more groups';

export interface ProblemListProps {
  readonly groups: readonly Group[];
  readonly waived: readonly Listed[];
  readonly unused: Assessment['unusedWaivers'];
}

/** The findings in their groups, and what is waived at the end; a tree to the keyboard. */
export function ProblemList({ groups, waived, unused }: ProblemListProps): ReactNode {
  const { t } = useTranslation('problems');
  const list = useRef<HTMLElement>(null);
  const { grouping, open, closed, waivedOpen } = usePanelMemory();
  const [waiving, setWaiving] = useState<ExplainedDiagnostic | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [further, setFurther] = useState<ReadonlyMap<string, number>>(new Map());

  /** The rows of the groups that are drawn; the one that is open is always among them. */
  const drawn = useMemo(
    () =>
      groups
        .slice(
          0,
          Math.max(
            portion.groups * (1 + (further.get(moreGroups) ?? 0)),
            groups.findIndex(({ items }) => items.some(({ key }) => key === open)) + 1,
          ),
        )
        .map(({ id, items }) => {
          const head = headKey(grouping, id);
          const most = Math.max(
            portion.rows * (1 + (further.get(head) ?? 0)),
            items.findIndex(({ key }) => key === open) + 1,
          );
          const rows = closed.has(head) ? [] : items.slice(0, most);
          const left = closed.has(head) ? 0 : items.length - rows.length;
          return { id, head, count: items.length, rows, left };
        }),
    [groups, grouping, further, closed, open],
  );

  const shown = useMemo(() => {
    const findings = new Map<string, ExplainedDiagnostic>();
    /** Heads and rows in their order, each with the head above it. */
    const above = new Map<string, string | undefined>();
    for (const { head, rows, left } of drawn) {
      above.set(head, undefined);
      for (const { key, finding } of rows) {
        above.set(key, head);
        findings.set(key, finding);
      }
      if (left > 0) above.set(moreKey(head), head);
    }
    if (groups.length > drawn.length) above.set(moreGroups, undefined);
    if (waived.length + unused.length > 0) above.set(waivedHead, undefined);
    if (waivedOpen) {
      for (const { key } of waived) above.set(`waived ${key}`, waivedHead);
      for (const each of unused) above.set(unusedKey(each), waivedHead);
    }
    return { findings, above, keys: [...above.keys()] };
  }, [groups, drawn, waived, unused, waivedOpen]);

  const onOpenChange = useCallback(
    (row: string, opened: boolean) => panelMemory.getState().set({ open: opened ? row : null }),
    [],
  );
  const actions = useMemo((): WalkActions => {
    const isOpen = (key: string): boolean => {
      const memory = panelMemory.getState();
      if (key === waivedHead) return memory.waivedOpen;
      return shown.findings.has(key) ? memory.open === key : !memory.closed.has(key);
    };
    const setOpen = (key: string, opened: boolean): boolean => {
      const isHead = shown.above.get(key) === undefined && key !== moreGroups;
      if (!(shown.findings.has(key) || isHead) || isOpen(key) === opened) return false;
      if (shown.findings.has(key)) onOpenChange(key, opened);
      else setHeadOpen(key, opened);
      return true;
    };
    return {
      expand: (key) => setOpen(key, true),
      collapse: (key) => setOpen(key, false),
      above: (key) => shown.above.get(key),
      toggle: (key) => setOpen(key, !isOpen(key)),
      letter: (letter, key) => {
        const finding = shown.findings.get(key);
        if (finding === undefined) return false;
        if (letter === 'w') setWaiving(finding);
        else if (letter === 'f' && finding.fix !== undefined) {
          flushSync(() => onOpenChange(key, true));
          list.current?.querySelector<HTMLElement>('[data-apply]')?.focus();
        } else return false;
        return true;
      },
    };
  }, [shown, onOpenChange]);
  const kept = useKeptFocus(list, shown.keys);
  useSteadyRow(list, open);
  const tabbable = current !== null && shown.above.has(current) ? current : (shown.keys[0] ?? null);

  const more = (of: string, key: string, count: number): ReactNode => (
    <Button
      size="s"
      data-walk={key}
      tabIndex={tabbable === key ? 0 : -1}
      onClick={() => setFurther(new Map([...further, [of, 1 + (further.get(of) ?? 0)]]))}
    >
      {t('further', { count })}
    </Button>
  );

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys move between the buttons inside */}
      <section
        ref={list}
        className={cx(styles['list'], open !== null && styles['steady'])}
        data-scrolls
        aria-label={t('list')}
        onKeyDown={(event) => walk(event, actions)}
        onFocus={({ target }) => {
          const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
          const key = target.dataset['walk'] ?? row;
          if (key === undefined) return;
          setCurrent(key);
          kept.onFocus(key);
        }}
        onBlur={({ relatedTarget, currentTarget }) => {
          if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) kept.onLeave();
        }}
      >
        {drawn.map(({ id, head, count, rows, left }) => (
          <div key={head} data-group>
            <GroupHead
              head={head}
              open={!closed.has(head)}
              tabbable={tabbable === head}
              count={count}
            >
              <GroupName grouping={grouping} id={id} />
            </GroupHead>
            {rows.length > 0 && (
              <ul className={styles['rows']}>
                {rows.map(({ key, finding }) => (
                  <ProblemRow
                    key={key}
                    row={key}
                    finding={finding}
                    open={open === key}
                    tabbable={tabbable === key}
                    onOpenChange={onOpenChange}
                    onWaive={setWaiving}
                  />
                ))}
                {left > 0 && (
                  <li className={styles['further']}>{more(head, moreKey(head), left)}</li>
                )}
              </ul>
            )}
          </div>
        ))}
        {groups.length > drawn.length && (
          <div className={styles['further']}>
            {more(moreGroups, moreGroups, groups.length - drawn.length)}
          </div>
        )}
        {waived.length + unused.length > 0 && (
          <div className={styles['waived']} data-group>
            <GroupHead
              head={waivedHead}
              open={waivedOpen}
              tabbable={tabbable === waivedHead}
              unused={unused.length}
            >
              {t('waived', { count: waived.length })}
            </GroupHead>
            {waivedOpen && <WaivedRows waived={waived} unused={unused} tabbable={tabbable} />}
          </div>
        )}
      </section>
      {waiving !== null && <WaiveDialog finding={waiving} onClose={() => setWaiving(null)} />}
    </>
  );
}

function headKey(grouping: Grouping, id: string): string {
  return `group ${grouping} ${id}`;
}

function moreKey(head: string): string {
  return `more ${head}`;
}

function setHeadOpen(head: string, open: boolean): void {
  const { closed, set } = panelMemory.getState();
  if (head === waivedHead) set({ waivedOpen: open });
  else if (open) set({ closed: new Set([...closed].filter((each) => each !== head)) });
  else set({ closed: new Set([...closed, head]) });
}

interface GroupHeadProps {
  readonly head: string;
  readonly open: boolean;
  readonly tabbable: boolean;
  readonly count?: number;
  readonly unused?: number;
  readonly children: ReactNode;
}

function GroupHead({
  head,
  open,
  tabbable,
  count,
  unused = 0,
  children,
}: GroupHeadProps): ReactNode {
  const { t } = useTranslation('problems');
  return (
    <h3 className={styles['group']}>
      <button
        type="button"
        data-walk={head}
        aria-expanded={open}
        tabIndex={tabbable ? 0 : -1}
        onClick={({ currentTarget }) => {
          flushSync(() => setHeadOpen(head, !open));
          currentTarget.closest('[data-group]')?.scrollIntoView({ block: 'nearest' });
        }}
      >
        <ChevronRight size={14} aria-hidden />
        {children}
        {count !== undefined && <Badge>{count}</Badge>}
        {unused > 0 && <Badge tone="info">{t('unusedCount', { count: unused })}</Badge>}
      </button>
    </h3>
  );
}

function GroupName({ grouping, id }: { grouping: Grouping; id: string }): ReactNode {
  const { t } = useTranslation('problems');
  const index = useTopologyIndex();
  const nameOf = useElementName();
  switch (grouping) {
    case 'severity':
      return (
        <>
          <SeverityIcon severity={id as Severity} size={14} />
          {t(`many.${id}`)}
        </>
      );
    case 'category':
      return categories.some((each) => each === id) ? t(`categories.${id}`) : id;
    case 'element': {
      const kind = kindOf(index, id);
      const Icon = kind === undefined ? undefined : kindIcons[kind];
      return (
        <>
          {Icon !== undefined && <Icon size={14} aria-hidden />}
          <bdi>{nameOf(id)}</bdi>
        </>
      );
    }
  }
}
