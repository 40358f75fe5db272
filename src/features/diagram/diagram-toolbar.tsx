import { ClipboardCopy, Download, Moon, Sun, SunMoon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fencedMarkdown, views } from '../../core/diagrams/registry.ts';
import type { Diagram } from '../../core/diagrams/view.ts';
import { message, type Localized } from '../../core/model/message.ts';
import { saveFile } from '../../platform/files.ts';
import { renderDiagram, type DiagramTheme } from '../../platform/mermaid-renderer.ts';
import { useCopyText } from '../../platform/react/copy-text.ts';
import { useDocument, useSession, useText } from '../../platform/react/workspace.tsx';
import { svgToPng } from '../../platform/svg-to-png.ts';
import type { DiagramChoice } from '../../store/session-store.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { BareSelect } from '../../ui/select.tsx';
import styles from './diagram.module.css';
import { diagramFileName, grounds } from './diagram-text.ts';

const texts = {
  mermaid: { en: 'Mermaid text copied.', zh: '已复制 Mermaid 文本。' },
  markdown: { en: 'Markdown block copied.', zh: '已复制 Markdown 代码块。' },
} satisfies Record<string, Localized>;

const extensions = ['mmd', 'svg', 'png'] as const;
const automatic = 'auto';

export interface DiagramToolbarProps {
  readonly diagram: Diagram;
  /** The theme that pictures are drawn in. */
  readonly theme: DiagramTheme;
}

/** What is shown, and what can be taken away. */
export function DiagramToolbar({ diagram, theme }: DiagramToolbarProps): ReactNode {
  const { t } = useTranslation('diagram');
  const copy = useCopyText();
  const download = useDownload(diagram, theme);
  return (
    <div className={styles['bar']}>
      <Choices />
      <span className={styles['grow']} />
      <div className={styles['group']}>
        <Button
          size="s"
          icon={ClipboardCopy}
          onClick={() => copy(diagram.text, message(texts.mermaid))}
        >
          {t('copyMermaid')}
        </Button>
        <Button
          size="s"
          icon={ClipboardCopy}
          onClick={() => copy(fencedMarkdown(diagram), message(texts.markdown))}
        >
          {t('copyMarkdown')}
        </Button>
      </div>
      <div className={styles['group']}>
        {extensions.map((extension) => (
          <Button
            key={extension}
            size="s"
            icon={Download}
            aria-label={t('download', { extension })}
            onClick={() => void download(extension)}
          >
            .{extension}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** View, direction and theme. */
function Choices(): ReactNode {
  const { t } = useTranslation('diagram');
  const { pick } = useText();
  const choice = useSession((state) => state.diagram);
  const set = useSession((state) => state.set);
  const change = (patch: Partial<DiagramChoice>): void => set({ diagram: { ...choice, ...patch } });
  return (
    <>
      <div className={styles['view']}>
        <BareSelect
          label={t('view')}
          size="s"
          value={choice.view}
          onChange={(view) => change({ view })}
          options={views.map(({ id, title }) => ({ value: id, label: pick(title) }))}
        />
      </div>
      <SegmentedControl
        label={t('direction')}
        size="s"
        value={choice.direction ?? automatic}
        onChange={(direction) => change({ direction: direction === automatic ? null : direction })}
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
        value={choice.theme ?? automatic}
        onChange={(theme) => change({ theme: theme === automatic ? null : theme })}
        segments={[
          { value: automatic, label: t('themeAuto'), icon: SunMoon },
          { value: 'light', label: t('themeLight'), icon: Sun },
          { value: 'dark', label: t('themeDark'), icon: Moon },
        ]}
      />
    </>
  );
}

/** Saves the diagram as it is now, whatever the picture beside it shows. */
function useDownload(
  { text }: Diagram,
  theme: DiagramTheme,
): (extension: (typeof extensions)[number]) => Promise<void> {
  const name = useDocument((state) => state.topology.metadata.name);
  const view = useSession((state) => state.diagram.view);
  const notify = useSession((state) => state.notify);
  return async (extension) => {
    const file = diagramFileName(name, view, extension);
    if (extension === 'mmd') {
      saveFile(file, text, 'text/plain');
      return;
    }
    const picture = await renderDiagram(text, theme);
    if (!picture.ok) {
      notify('error', picture.message);
      return;
    }
    if (extension === 'svg') {
      saveFile(file, picture.svg, 'image/svg+xml');
      return;
    }
    const bitmap = await svgToPng(picture.svg, grounds[theme]);
    if (bitmap.ok) saveFile(file, bitmap.png, 'image/png');
    else notify('error', bitmap.message);
  };
}
