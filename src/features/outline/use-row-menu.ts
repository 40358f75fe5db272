import { CopyPlus, TextCursorInput, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import { useAction } from '../../platform/react/actions.tsx';
import { kindIcons, kindTitle } from '../../platform/react/kind-icon.tsx';
import { useText } from '../../platform/react/workspace.tsx';
import { itemKind } from '../../store/place-item.ts';
import type { MenuItem } from '../../ui/menu-items.tsx';
import { additionsAt } from './children.ts';
import type { RowEdits } from './use-row-edits.ts';

/** Where the menu of a row is open. */
export interface MenuPoint {
  /** The row; undefined for the free canvas. */
  readonly id: string | undefined;
  readonly x: number;
  readonly y: number;
  /** Only what can be added there. */
  readonly short: boolean;
}

interface Options {
  readonly index: TopologyIndex;
  readonly id: string | undefined;
  readonly short: boolean;
  readonly readOnly: boolean;
  readonly edits: RowEdits;
  readonly onAdded: (id: string | undefined) => void;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

/** What a row's menu offers: what can be added there, and what can be done with the row. */
export function useRowMenu(options: Options): readonly MenuItem[] {
  const { index, id, readOnly, edits } = options;
  const { t } = useTranslation('outline');
  const { language } = useText();
  const duplicate = useAction('duplicate-selection');
  const element = id === undefined ? undefined : index.elements.get(id);
  const name = element !== undefined && 'name' in element ? String(element.name) : undefined;
  const additions = readOnly ? [] : additionsAt(index, id);
  const adding: MenuItem[] = [
    {
      kind: 'heading',
      id: 'add',
      label: name === undefined ? t('menu.addFree') : t('menu.addTo', { name }),
    },
    ...additions.map(({ item, command }): MenuItem => {
      const kind = itemKind(item);
      return {
        id: `add-${kind}`,
        label: kindTitle(kind, language),
        icon: kindIcons[kind],
        onSelect: () => options.onAdded(edits.add({ item, command })),
      };
    }),
  ];
  if (options.short) return adding;
  return [
    ...(additions.length > 0 ? [...adding, { kind: 'separator', id: 'rest' } as const] : []),
    {
      id: 'rename',
      label: t('menu.rename'),
      icon: TextCursorInput,
      shortcut: 'F2',
      disabled: readOnly,
      onSelect: options.onRename,
    },
    {
      id: 'duplicate',
      label: duplicate.label,
      icon: CopyPlus,
      shortcut: duplicate.shortcut,
      disabled: !duplicate.enabled,
      onSelect: duplicate.run,
    },
    {
      id: 'remove',
      label: t('menu.remove'),
      icon: Trash2,
      shortcut: 'Delete',
      destructive: true,
      disabled: readOnly,
      onSelect: options.onRemove,
    },
  ];
}
