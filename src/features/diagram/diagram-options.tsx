import { SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { viewOf } from '../../core/diagrams/registry.ts';
import { useSession } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { MenuItem } from '../../ui/menu-items.tsx';
import { useViewOptions, type ViewChange } from './use-view-options.ts';

const automatic = 'auto';

/** How the shown view is drawn, beyond its direction and theme: kept in the design, undone as any edit. */
export function DiagramOptions(): ReactNode {
  const { t } = useTranslation('diagram');
  const view = useSession((state) => state.diagram.view);
  const { options, change } = useViewOptions();
  const { details, groupings } = viewOf(view);
  const items: MenuItem[] = [];
  if (details.length > 1) {
    items.push({
      kind: 'radio-group',
      id: 'detail',
      label: t('detail'),
      value: options.detail ?? 'components',
      options: details.map((id) => ({ id, label: t(`details.${id}`) })),
      onValueChange: (id) => change({ detail: details.find((each) => each === id) }),
    });
  }
  if (groupings.length > 1) {
    items.push({
      kind: 'radio-group',
      id: 'grouping',
      label: t('grouping'),
      value: options.grouping ?? 'host',
      options: groupings.map((id) => ({ id, label: t(`groupings.${id}`) })),
      onValueChange: (id) => change({ grouping: groupings.find((each) => each === id) }),
    });
  }
  items.push(
    {
      kind: 'radio-group',
      id: 'language',
      label: t('language'),
      value: options.language ?? automatic,
      options: [
        { id: automatic, label: t('languageAuto') },
        { id: 'en', label: 'English' },
        { id: 'zh', label: '中文' },
      ],
      onValueChange: (id) => change({ language: languageOf(id) }),
    },
    { kind: 'separator', id: 'before-colours' },
    {
      kind: 'checkbox',
      id: 'colours',
      label: t('colours'),
      checked: options.colours ?? true,
      onCheckedChange: (checked) => change({ colours: checked ? undefined : false }),
    },
  );
  return (
    <Menu
      trigger={
        <Button size="s" icon={SlidersHorizontal} opensMenu>
          {t('options')}
        </Button>
      }
      items={items}
    />
  );
}

function languageOf(id: string): ViewChange['language'] {
  return id === 'en' || id === 'zh' ? id : undefined;
}
