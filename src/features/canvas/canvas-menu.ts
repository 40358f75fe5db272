import { AlignStartVertical, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../core/layout/rect.ts';
import { useAction, type ActionId, type ActionView } from '../../platform/react/actions.tsx';
import { useEdit } from '../../platform/react/edit.ts';
import { useWorkspace } from '../../platform/react/workspace.tsx';
import { paletteItems, placeItem } from '../../store/place-item.ts';
import type { MenuItem } from '../../ui/menu-items.tsx';
import { dropCommand } from './interaction/drop.ts';
import type { Scene } from './scene/use-scene.ts';
import { useAdditions } from './use-additions.ts';

/** What a secondary click was on: an element, or the canvas at a point. */
export interface MenuPlace {
  readonly id: string | undefined;
  readonly point: Position;
}

/** The menu of an element, or of the canvas itself; empty while it is closed. */
export function useCanvasMenu(scene: Scene, place: MenuPlace | null): readonly MenuItem[] {
  const { t } = useTranslation('canvas');
  const { session } = useWorkspace();
  const edit = useEdit();
  const { index, layout } = scene;
  const additions = useAdditions(scene);
  const rename = useActionItem('rename-selection');
  const remove = useActionItem('delete-selection');
  const frame = useActionItem('zoom-to-selection');
  const copy = useActionItem('copy-selection');
  const cut = useActionItem('cut-selection');
  const paste = useActionItem('paste');
  const duplicate = useActionItem('duplicate-selection');
  const like = useActionItem('add-like');
  const lock = useActionItem('toggle-lock');
  const spread = useActionItem('spread-over-zones');
  const addresses = useActionItem('assign-addresses');
  const arrange = [
    useActionItem('align-left'),
    useActionItem('align-centre'),
    useActionItem('align-right'),
    useActionItem('align-top'),
    useActionItem('align-middle'),
    useActionItem('align-bottom'),
    useActionItem('distribute-horizontal'),
    useActionItem('distribute-vertical'),
  ];
  const whole = [
    useActionItem('select-all'),
    useActionItem('fit-view'),
    useActionItem('tidy-layout'),
    useActionItem('undo'),
    useActionItem('redo'),
  ];

  if (place === null) return [];
  const { id, point } = place;

  const submenu = (items: readonly MenuItem[]): MenuItem[] =>
    items.length === 0
      ? []
      : [{ kind: 'submenu', id: 'add', icon: Plus, label: t('menu.add'), items }];

  if (id === undefined) {
    return [
      ...submenu(additions(paletteItems, (item) => dropCommand(index, layout, item, {}, point))),
      paste,
      { kind: 'separator', id: 'after-add' },
      ...whole,
    ];
  }
  const link = index.topology.links.find((each) => each.id === id);
  const host = index.hosts.has(id) ? id : undefined;
  const domain = index.domains.has(id) ? id : undefined;
  const children =
    host !== undefined
      ? additions(
          paletteItems.filter(({ make }) => make === 'component'),
          (item) => placeItem(item, { host }),
        )
      : domain !== undefined
        ? additions(
            paletteItems.filter(({ make }) => make !== 'endpoint'),
            (item) => dropCommand(index, layout, item, { domain }, point),
          )
        : [];
  const modes: MenuItem[] =
    link?.kind !== 'forwards'
      ? []
      : [
          {
            kind: 'radio-group',
            id: 'mode',
            value: link.mode,
            options: (['active', 'standby'] as const).map((mode) => ({
              id: mode,
              label: t(`menu.${mode}`),
            })),
            onValueChange: (mode) =>
              edit({ type: 'update-element', collection: 'links', id, patch: { mode } }),
          },
          { kind: 'separator', id: 'after-mode' },
        ];
  const named = index.elements.has(id) && link === undefined;
  return [
    ...submenu(children),
    ...modes,
    ...(named ? [rename, cut, copy, duplicate] : []),
    ...(host !== undefined || domain !== undefined ? [paste, like] : []),
    ...(named ? [lock] : []),
    ...(session.getState().selection.size > 1
      ? [
          {
            kind: 'submenu' as const,
            id: 'arrange',
            icon: AlignStartVertical,
            label: t('menu.arrange'),
            items: arrange,
          },
          spread,
          addresses,
        ]
      : []),
    frame,
    { kind: 'separator', id: 'before-delete' },
    remove,
  ];
}

function useActionItem(id: ActionId): MenuItem {
  const action: ActionView = useAction(id);
  return {
    id,
    label: action.label,
    icon: action.icon,
    shortcut: action.shortcut,
    disabled: !action.enabled,
    destructive: id === 'delete-selection',
    onSelect: action.run,
  };
}
