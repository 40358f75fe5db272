import { applyCommand } from '../../core/commands/apply.ts';
import type { Command } from '../../core/commands/command.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { kindIcons, kindTitle } from '../../platform/react/kind-icon.tsx';
import { useText, useWorkspace } from '../../platform/react/workspace.tsx';
import { itemKind, madeElement } from '../../store/place-item.ts';
import type { PaletteItem } from '../../store/session-store.ts';
import type { MenuAction } from '../../ui/menu-items.tsx';
import type { Scene } from './scene/use-scene.ts';

/** Entries of a menu, each adding what it names by the edit that `make` gives for it. */
export type Additions = (
  items: readonly PaletteItem[],
  make: (item: PaletteItem) => Command,
) => MenuAction[];

/** Entries that add elements; what would be refused has none. What was added is selected. */
export function useAdditions({ index }: Scene, onAdded?: (id: string) => void): Additions {
  const { language } = useText();
  const { document, session } = useWorkspace();
  const edit = useEdit();
  const add = (item: PaletteItem, command: Command): void => {
    if (!edit(command).ok) return;
    const made = madeElement(index.topology, document.getState().topology, item);
    if (made === undefined) return;
    session.getState().select([made]);
    onAdded?.(made);
  };
  return (items, make) =>
    items.flatMap((item) => {
      const command = make(item);
      if (!applyCommand(index.topology, command).ok) return [];
      const kind = itemKind(item);
      return [
        {
          id: `add-${kind}`,
          label: kindTitle(kind, language),
          icon: kindIcons[kind],
          onSelect: () => add(item, command),
        },
      ];
    });
}
