import { applyCommand } from '../../core/commands/apply.ts';
import { message, renderMessage } from '../../core/model/message.ts';
import type { Action } from '../../platform/react/actions.tsx';
import { kindIcons, kindTitle } from '../../platform/react/kind-icon.tsx';
import { topologyIndex } from '../../platform/react/workspace.tsx';
import { itemKind, madeElement, paletteItems, placeItem } from '../../store/place-item.ts';
import { sensiblePlaces } from '../../store/sensible-places.ts';
import type { PaletteItem } from '../../store/session-store.ts';
import { announce } from '../../ui/announce.ts';
import type { Services } from '../services.ts';
import { canEdit, reasons } from './action-helpers.ts';

const added = { en: '{name} added and selected.', zh: '已添加并选中{name}。' };

/** A verb for each kind that can be drawn: adds one where it makes sense and selects it. */
export function addElement(services: Services): readonly Action[] {
  return paletteItems.map((item) => addItem(item, services));
}

function addItem(item: PaletteItem, { language }: Services): Action {
  const kind = itemKind(item);
  return {
    id: `add-${kind}`,
    group: 'add',
    icon: kindIcons[kind],
    isEnabled: canEdit,
    whyDisabled: () => reasons.simulating,
    run: ({ document, session }) => {
      const { topology: before, dispatch } = document.getState();
      const { selection, select, requestView, notify } = session.getState();
      const commands = sensiblePlaces(topologyIndex(before), item, selection).map((place) =>
        placeItem(item, place),
      );
      const accepted = commands.find((command) => applyCommand(before, command).ok);
      const command = accepted ?? commands.at(-1);
      if (command === undefined) return;
      const result = dispatch(command);
      if (!result.ok) {
        notify('warning', result.reason);
        return;
      }
      const made = madeElement(before, document.getState().topology, item);
      if (made === undefined) return;
      select([made]);
      requestView('reveal', [made]);
      announce(renderMessage(message(added, { name: kindTitle(kind, language()) }), language()));
    },
  };
}
