import { useStoreApi } from '@xyflow/react';
import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../core/layout/rect.ts';
import { useSession, useWorkspace } from '../../../platform/react/workspace.tsx';
import { paletteItems } from '../../../store/place-item.ts';
import type { PaletteItem } from '../../../store/session-store.ts';
import { MenuAt } from '../../../ui/menu.tsx';
import { focusShape } from '../focus-shape.ts';
import { dropCommand } from '../interaction/drop.ts';
import { spotForItem, type Spot } from '../interaction/spot.ts';
import type { Scene } from '../scene/use-scene.ts';
import { useAdditions } from '../use-additions.ts';

interface QuickAddProps {
  scene: Scene;
  toCanvas: (event: { clientX: number; clientY: number }) => Position;
}

/** A list at the pointer, or in the middle of the canvas, of what can be added there. */
export function QuickAdd(props: QuickAddProps): ReactElement | null {
  const open = useSession((state) => state.quickAdd);
  return open ? <QuickAddMenu {...props} /> : null;
}

function QuickAddMenu({ scene, toCanvas }: QuickAddProps): ReactElement | null {
  const { t } = useTranslation('canvas');
  const { session } = useWorkspace();
  const flow = useStoreApi();
  const [opener] = useState(() => document.activeElement);
  const made = useRef<string | undefined>(undefined);
  const [client] = useState(
    () => session.getState().pointer?.()?.client ?? middleOf(flow.getState().domNode),
  );
  const additions = useAdditions(scene, (id) => {
    made.current = id;
  });
  const { index, layout } = scene;
  const point = toCanvas({ clientX: client.x, clientY: client.y });
  const items = additions(paletteItems, (item) =>
    dropCommand(index, layout, item, spotFor(scene, item, point), point),
  );
  const close = (): void => {
    session.getState().set({ quickAdd: false });
    // The keyboard goes on from what was added, else from where it was.
    requestAnimationFrame(() => {
      if (made.current !== undefined) focusShape(made.current);
      else if (opener instanceof HTMLElement) opener.focus();
    });
  };
  return <MenuAt label={t('quickAdd')} point={client} items={items} onClose={close} />;
}

/** A host takes one component of a kind: another goes beside it. */
function spotFor({ index, layout }: Scene, item: PaletteItem, point: Position): Spot {
  const spot = spotForItem(layout, item, point);
  const there = index.componentsOnHost.get(spot.host ?? '') ?? [];
  const full = item.make === 'component' && there.some(({ kind }) => kind === item.kind);
  return full ? { domain: spot.domain } : spot;
}

function middleOf(frame: HTMLElement | null): Position {
  const box = frame?.getBoundingClientRect();
  return box === undefined
    ? { x: 0, y: 0 }
    : { x: box.x + box.width / 2, y: box.y + box.height / 3 };
}
