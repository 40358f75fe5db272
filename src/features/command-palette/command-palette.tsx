import { useMemo, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../core/model/message.ts';
import { useActions, type Action, type ActionId } from '../../platform/react/actions.tsx';
import { kindIcons, kindTitle } from '../../platform/react/kind-icon.tsx';
import {
  topologyIndex,
  useDocument,
  usePreferences,
  useSession,
  useText,
  useWorkspace,
} from '../../platform/react/workspace.tsx';
import { mostRecent } from '../../store/preferences-store.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { SearchList, type SearchListGroup, type SearchListItem } from '../../ui/search-list.tsx';
import { TID } from '../../ui/test-ids.ts';
import styles from './command-palette.module.css';
import { elementEntries, findElements } from './element-entries.ts';
import { findVerbs, type FoundVerb, type VerbEntry } from './verbs.ts';

/** More would not be looked through; what is typed narrows them down. */
const mostElements = 50;
const mostElementsAmongVerbs = 12;

/** The verb that opened the list does not stand in it. */
const hidden: ReadonlySet<ActionId> = new Set(['show-commands', 'clear-selection']);

export interface CommandPaletteProps {
  /** `commands` lists verbs and, once something is typed, elements; `find` elements alone. */
  readonly mode: 'commands' | 'find';
}

/** Every verb and every element, found by typing. */
export function CommandPalette({ mode }: CommandPaletteProps): ReactElement {
  const { t } = useTranslation('command-palette');
  const { t: appText } = useTranslation('app');
  const { language, pick } = useText();
  const workspace = useWorkspace();
  const { session, preferences } = workspace;
  const actions = useActions();
  const topology = useDocument((state) => state.topology);
  const diagnostics = useSession((state) => state.assessment?.diagnostics);
  const recent = usePreferences((state) => state.recentActions);
  const [query, setQuery] = useState('');
  const [walkedTo, setWalkedTo] = useState<string | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  // What was chosen runs when the dialog is gone: it may want the focus for itself.
  const chosen = useRef<(() => void) | undefined>(undefined);

  const verbs = useVerbs(actions);
  const entries = useMemo(
    () => elementEntries(topologyIndex(topology), diagnostics ?? [], language),
    [topology, diagnostics, language],
  );
  const verbGroups = mode === 'find' ? [] : findVerbs(verbs, query, recent);
  const asked = mode === 'find' || query.trim() !== '';
  const elements = useMemo(
    () => (asked ? findElements(entries, query) : []),
    [asked, entries, query],
  );
  const most = mode === 'find' ? mostElements : mostElementsAmongVerbs;

  const verbItem = ({ verb, ranges }: FoundVerb): SearchListItem => {
    const action = actions.get(verb.id);
    const why = verb.enabled ? undefined : action?.whyDisabled?.(workspace);
    return {
      id: verb.id,
      label: verb.label,
      ranges,
      icon: action?.icon,
      shortcut: action?.shortcuts?.[0],
      disabled: !verb.enabled,
      note: why === undefined ? undefined : pick(why),
    };
  };
  const groups: (SearchListGroup & { readonly score: number })[] = verbGroups.map((group) => ({
    id: group.id,
    label: group.id === 'recent' ? t('recent') : appText(`actionGroups.${group.id}`),
    items: group.verbs.map(verbItem),
    score: group.score,
  }));
  if (elements.length > 0) {
    groups.push({
      id: 'elements',
      label: t('elements'),
      items: elements.slice(0, most).map(({ entry, ranges, finding }) => ({
        id: elementItem(entry.id),
        label: entry.name,
        ranges,
        icon: kindIcons[entry.kind],
        detail: [kindTitle(entry.kind, language), entry.detail]
          .filter((part) => part !== '')
          .join(' · '),
        note: finding,
      })),
      score: elements[0]?.score ?? 0,
    });
    groups.sort((a, b) => b.score - a.score);
  }
  const items = groups.flatMap((group) => group.items);
  const first = items.find(({ disabled }) => disabled !== true) ?? items[0];
  const active = items.some(({ id }) => id === walkedTo) ? walkedTo : first?.id;

  const close = (): void => session.getState().set({ dialog: null });
  const choose = (item: string): void => {
    const id = parseElementItem(item);
    if (id !== undefined) {
      chosen.current = () => {
        session.getState().select([id]);
        session.getState().requestView('centre', [id]);
      };
    } else {
      const action = [...actions.values()].find((each) => each.id === item);
      if (action === undefined) return;
      const { recentActions, set } = preferences.getState();
      const others = recentActions.filter((each) => each !== action.id);
      set({ recentActions: [action.id, ...others].slice(0, mostRecent) });
      chosen.current = () => void action.run(workspace);
    }
    close();
  };
  const more = elements.length - most;
  return (
    <Dialog
      open
      look="search"
      flush
      title={t(`${mode}.title`)}
      closeLabel={t('close')}
      initialFocus={field}
      testId={TID.commandPalette}
      onOpenChange={(open) => !open && close()}
      onClosed={() => chosen.current?.()}
    >
      <SearchList
        label={t(`${mode}.title`)}
        placeholder={t(`${mode}.placeholder`)}
        query={query}
        onQueryChange={(next) => {
          setQuery(next);
          setWalkedTo(undefined);
        }}
        groups={groups}
        active={active}
        onActiveChange={setWalkedTo}
        onChoose={choose}
        empty={asked && query.trim() !== '' ? t('nothing', { query }) : t('nothingYet')}
        inputRef={field}
        footer={
          <div className={styles['footer']}>
            <span className={styles['hint']}>
              <Kbd shortcut="ArrowUp" look="cap" />
              <Kbd shortcut="ArrowDown" look="cap" />
              {t('walk')}
            </span>
            <span className={styles['hint']}>
              <Kbd shortcut="Enter" look="cap" />
              {t('choose')}
            </span>
            <span className={styles['hint']}>
              <Kbd shortcut="Escape" look="cap" />
              {t('close')}
            </span>
            {more > 0 && (
              <span className={styles['more']}>{t('moreElements', { count: more })}</span>
            )}
          </div>
        }
      />
    </Dialog>
  );
}

/** `:` occurs in no id of a verb. */
const elementMark = 'element:';

function elementItem(id: string): string {
  return elementMark + id;
}

function parseElementItem(item: string): string | undefined {
  return item.startsWith(elementMark) ? item.slice(elementMark.length) : undefined;
}

/** Every verb as it is called just now, in both languages. */
function useVerbs(actions: ReadonlyMap<ActionId, Action>): readonly VerbEntry[] {
  const { t, i18n } = useTranslation('app');
  const { language } = useText();
  const workspace = useWorkspace();
  return [...actions.values()].flatMap((action): VerbEntry[] => {
    if (hidden.has(action.id)) return [];
    const inLanguage = (spoken: (typeof languages)[number]): string =>
      i18n
        .getFixedT(spoken, 'app')(
          `actions.${action.id}`,
          action.labelData?.(workspace, spoken) ?? {},
        )
        .trim();
    return [
      {
        id: action.id,
        group: action.group,
        label: inLanguage(language),
        otherLabels: languages.filter((each) => each !== language).map(inLanguage),
        groupLabels: [
          t(`actionGroups.${action.group}`),
          ...languages.map((each) => i18n.getFixedT(each, 'app')(`actionGroups.${action.group}`)),
        ],
        enabled: action.isEnabled?.(workspace) ?? true,
      },
    ];
  });
}
