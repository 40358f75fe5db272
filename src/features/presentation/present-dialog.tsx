import { ArrowDown, ArrowUp, FileImage, Image, Play } from 'lucide-react';
import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSlug } from '../../core/format/slug.ts';
import { message, type Localized } from '../../core/model/message.ts';
import type { Slide } from '../../core/presentation/slides.ts';
import { saveFile } from '../../platform/files.ts';
import { useTheme } from '../../platform/react/theme.ts';
import {
  useSession,
  useText,
  useTopologyIndex,
  useWorkspace,
} from '../../platform/react/workspace.tsx';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { exportSlides } from './export-slides.ts';
import styles from './presentation.module.css';
import { severityOfState } from './severity-of-state.ts';
import { useSlides, useTold, type Slides } from './use-slides.ts';

const failed: Localized = {
  en: 'The pictures could not be made: {error}. The design is unchanged; please report this.',
  zh: '无法生成图片：{error}。设计未受影响；请反馈此问题。',
};

/** What is presented, in which order; started from here, or exported as pictures. */
export function PresentDialog(): ReactElement {
  const { t } = useTranslation('presentation');
  const set = useSession((state) => state.set);
  const all = useSlides();
  const { shown, others } = all;
  const start = useRef<HTMLButtonElement>(null);
  const exporting = useExport(shown);
  const begin = (): void => {
    // Only a press may ask for the whole screen; where it is refused the window will do.
    void document.documentElement.requestFullscreen?.().catch(() => undefined);
    set({ dialog: 'presentation' });
  };
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && set({ dialog: null })}
      title={t('title')}
      description={t('description')}
      closeLabel={t('close')}
      initialFocus={start}
      footer={
        <>
          <span className={styles['progress']} aria-live="polite">
            {exporting.picture > 0 &&
              t('exporting', { number: exporting.picture, of: shown.length })}
          </span>
          <Button
            icon={FileImage}
            disabled={shown.length === 0 || exporting.picture > 0}
            onClick={() => void exporting.run('svg')}
          >
            {t('exportSvg')}
          </Button>
          <Button
            icon={Image}
            disabled={shown.length === 0 || exporting.picture > 0}
            onClick={() => void exporting.run('png')}
          >
            {t('exportPng')}
          </Button>
          <Button
            ref={start}
            variant="primary"
            icon={Play}
            disabled={shown.length === 0}
            onClick={begin}
          >
            {t('start')}
          </Button>
        </>
      }
    >
      <SlideList all={all} slides={shown} shown />
      {shown.length === 0 && <p className={styles['quiet']}>{t('nothing')}</p>}
      {others.length > 0 && (
        <>
          <h3 className={styles['groupTitle']}>{t('others')}</h3>
          <SlideList all={all} slides={others} shown={false} />
        </>
      )}
    </Dialog>
  );
}

interface SlideListProps {
  readonly all: Slides;
  readonly slides: readonly Slide[];
  /** Whether these are the ones that are shown. */
  readonly shown: boolean;
}

function SlideList({ all, slides, shown }: SlideListProps): ReactElement {
  const { t } = useTranslation('presentation');
  const told = useTold(slides);
  const { say } = useText();
  const ids = all.shown.map(({ id }) => id);
  const move = (at: number, by: 1 | -1, title: string): void => {
    const next = [...ids];
    const [moved] = next.splice(at, 1);
    if (moved === undefined) return;
    next.splice(at + by, 0, moved);
    all.choose(next);
    announce(t('movedTo', { title, number: at + by + 1, of: ids.length }));
  };
  return (
    <ol className={styles['slides']} aria-label={t(shown ? 'shown' : 'others')}>
      {told.map(({ slide, report }, at) => {
        const title = say(slide.title);
        return (
          <li key={slide.id} className={styles['row']}>
            <span className={styles['number']}>{shown ? at + 1 : ''}</span>
            <span className={styles['words']}>
              <Checkbox
                label={title}
                checked={shown}
                onChange={(checked) =>
                  all.choose(checked ? [...ids, slide.id] : ids.filter((id) => id !== slide.id))
                }
              />
              <span className={styles['sentence']}>
                <SeverityIcon
                  severity={severityOfState[report.api]}
                  size={14}
                  label={t(`state.${report.api}`)}
                />
                <span>{say(report.sentence)}</span>
              </span>
            </span>
            {shown && (
              <>
                <IconButton
                  icon={ArrowUp}
                  size="s"
                  label={t('earlier', { title })}
                  disabled={at === 0}
                  onClick={() => move(at, -1, title)}
                />
                <IconButton
                  icon={ArrowDown}
                  size="s"
                  label={t('later', { title })}
                  disabled={at === told.length - 1}
                  onClick={() => move(at, 1, title)}
                />
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface Exporting {
  /** The number of the picture that is being made; 0 while none is. */
  readonly picture: number;
  readonly run: (format: 'svg' | 'png') => Promise<void>;
}

function useExport(slides: readonly Slide[]): Exporting {
  const { t } = useTranslation('presentation');
  const { session } = useWorkspace();
  const index = useTopologyIndex();
  const told = useTold(slides);
  const theme = useTheme();
  const { language } = useText();
  const [picture, setPicture] = useState(0);
  const run = async (format: 'svg' | 'png'): Promise<void> => {
    const { notify } = session.getState();
    try {
      const input = { index, slides: told, format, theme, language };
      const result = await exportSlides(input, setPicture);
      if (result.ok) {
        const name = fileSlug(index.topology.metadata.name, 'design');
        saveFile(`${name}-presentation-${format}.zip`, result.zip, 'application/zip');
        announce(t('exported', { count: told.length }));
      } else notify('error', result.message);
    } catch (error) {
      notify('error', message(failed, { error: String(error) }));
    } finally {
      setPicture(0);
    }
  };
  return { picture, run };
}
