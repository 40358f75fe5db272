import { ClipboardCopy, Contrast, Download, Moon, Sun, SunMoon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { views } from '../../core/diagrams/registry.ts';
import { scales } from '../../core/pictures/doc-format.ts';
import type { DiagramTheme } from '../../platform/mermaid-renderer.ts';
import { usePreferences, useSession, useText } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { MenuItem } from '../../ui/menu-items.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { BareSelect } from '../../ui/select.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { DiagramOptions } from './diagram-options.tsx';
import styles from './diagram.module.css';
import { copiedFormats, savedFormats, useDocFiles } from './use-doc-files.ts';
import { useViewOptions } from './use-view-options.ts';

const automatic = 'auto';

export interface DiagramToolbarProps {
  /** The theme of the page, for pictures without one of their own. */
  readonly pageTheme: DiagramTheme;
}

/** What is shown, and what can be taken away. */
export function DiagramToolbar({ pageTheme }: DiagramToolbarProps): ReactNode {
  return (
    <div className={styles['bar']}>
      <Choices />
      <span className={styles['grow']} />
      <Files pageTheme={pageTheme} />
    </div>
  );
}

/** View, direction, theme and what is behind the menu. */
function Choices(): ReactNode {
  const { t } = useTranslation('diagram');
  const { pick } = useText();
  const view = useSession((state) => state.diagram.view);
  const set = useSession((state) => state.set);
  const { options, change } = useViewOptions();
  return (
    <>
      <div className={styles['view']}>
        <BareSelect
          label={t('view')}
          size="s"
          value={view}
          onChange={(chosen) => set({ diagram: { view: chosen } })}
          options={views.map(({ id, title }) => ({ value: id, label: pick(title) }))}
        />
      </div>
      <SegmentedControl
        label={t('direction')}
        size="s"
        value={options.direction ?? automatic}
        onChange={(chosen) => change({ direction: chosen === automatic ? undefined : chosen })}
        segments={[
          { value: automatic, label: t('auto') },
          { value: 'LR', label: 'LR' },
          { value: 'TD', label: 'TD' },
        ]}
      />
      <SegmentedControl
        label={t('theme')}
        size="s"
        iconsOnly
        value={options.theme ?? automatic}
        onChange={(chosen) => change({ theme: chosen === automatic ? undefined : chosen })}
        segments={[
          { value: automatic, label: t('themeAuto'), icon: SunMoon },
          { value: 'light', label: t('themeLight'), icon: Sun },
          { value: 'dark', label: t('themeDark'), icon: Moon },
          { value: 'both', label: t('themeBoth'), icon: Contrast },
        ]}
      />
      <DiagramOptions />
    </>
  );
}

/** The diagram to be copied and downloaded. */
function Files({ pageTheme }: DiagramToolbarProps): ReactNode {
  const { t } = useTranslation('diagram');
  const { busy, copy, download } = useDocFiles(pageTheme);
  const scale = usePreferences((state) => state.pictureScale);
  const carry = usePreferences((state) => state.carryDesign);
  const set = usePreferences((state) => state.set);
  const carried: readonly MenuItem[] = [
    { kind: 'separator', id: 'before-carry' },
    {
      kind: 'checkbox',
      id: 'carry',
      label: t('carry'),
      checked: carry,
      onCheckedChange: (checked) => set({ carryDesign: checked }),
    },
  ];
  return (
    <div className={styles['group']}>
      {busy !== null && <Spinner label={t('making', { format: t(`formats.${busy}`) })} showLabel />}
      <Menu
        align="end"
        trigger={
          <Button size="s" icon={ClipboardCopy} opensMenu>
            {t('copy')}
          </Button>
        }
        items={[
          ...copiedFormats.map((format) => ({
            id: format,
            label: t(`formats.${format}`),
            onSelect: () => void copy(format),
          })),
          ...carried,
        ]}
      />
      <Menu
        align="end"
        trigger={
          <Button size="s" icon={Download} opensMenu disabled={busy !== null}>
            {t('download')}
          </Button>
        }
        items={[
          ...(['picture', 'document'] as const).flatMap((group): MenuItem[] => [
            { kind: 'heading', id: group, label: t(group) },
            ...savedFormats[group].map((format) => ({
              id: format,
              label: t(`formats.${format}`),
              onSelect: () => void download(format),
            })),
          ]),
          { kind: 'separator', id: 'before-scale' },
          {
            kind: 'radio-group',
            id: 'scale',
            label: t('scale'),
            value: String(scale),
            options: scales.map((each) => ({ id: String(each), label: `${each}×` })),
            onValueChange: (chosen) => set({ pictureScale: Number(chosen) }),
          },
          ...carried,
        ]}
      />
    </div>
  );
}
