import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useMemo, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { canvasPicture } from '../../core/canvas-picture/canvas-picture.ts';
import type { ToldSlide } from '../../core/presentation/tell-slide.ts';
import { useTheme } from '../../platform/react/theme.ts';
import {
  useDocument,
  useSession,
  useText,
  useTopologyIndex,
} from '../../platform/react/workspace.tsx';
import { FullWindow } from '../../ui/full-window.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { TID } from '../../ui/test-ids.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './presentation.module.css';
import { severityOfState } from './severity-of-state.ts';
import { useSlides, useTold } from './use-slides.ts';

/** One failure after the other, as large as the screen, turned by keys or by the pointer. */
export function Presentation(): ReactElement {
  const { t } = useTranslation('presentation');
  const { say } = useText();
  const set = useSession((state) => state.set);
  const design = useDocument((state) => state.topology.metadata.name);
  const { shown } = useSlides();
  const slides = useTold(shown);
  const [at, setAt] = useState(0);
  const last = slides.length - 1;
  const slide = slides[Math.min(at, last)];
  const goTo = (next: number): void => setAt(Math.max(0, Math.min(last, next)));
  const leave = (): void => set({ dialog: null });
  useLeaveWithFullScreen(leave);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOf(event);
    if (step === undefined) return;
    event.preventDefault();
    goTo(step === 'first' ? 0 : step === 'last' ? last : at + step);
  };
  if (slide === undefined) return <></>;
  const title = say(slide.slide.title);
  const progress = t('progress', { number: at + 1, of: slides.length });
  return (
    <FullWindow
      title={t('of', { name: design })}
      onClose={leave}
      onKeyDown={onKeyDown}
      testId={TID.presentation}
    >
      <div className={styles['stage']}>
        <header className={styles['head']}>
          <h2>{title}</h2>
          {slide.steps.length > 0 && (
            <p className={styles['steps']}>{slide.steps.map(say).join(t('then'))}</p>
          )}
        </header>
        <SlidePicture key={slide.slide.id} told={slide} title={title} />
        <SlideVerdict told={slide} />
        <footer className={styles['foot']}>
          <span className={styles['design']}>{design}</span>
          <nav className={styles['turn']} aria-label={t('turn')}>
            <IconButton
              icon={ChevronLeft}
              label={t('previous')}
              tooltipSide="top"
              disabled={at === 0}
              onClick={() => goTo(at - 1)}
            />
            <span className={styles['count']}>{progress}</span>
            <IconButton
              icon={ChevronRight}
              label={t('next')}
              tooltipSide="top"
              disabled={at === last}
              onClick={() => goTo(at + 1)}
            />
            <IconButton
              icon={X}
              label={t('leave')}
              shortcut="Escape"
              tooltipSide="top"
              onClick={leave}
            />
          </nav>
        </footer>
        <VisuallyHidden>
          <span aria-live="polite">{`${progress}. ${title}. ${say(slide.report.sentence)}`}</span>
        </VisuallyHidden>
      </div>
    </FullWindow>
  );
}

/** The way a key turns; a button that has the focus keeps what is its own. */
function stepOf(event: KeyboardEvent): number | 'first' | 'last' | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const onButton = event.target instanceof HTMLButtonElement;
  switch (event.key) {
    case ' ':
      if (onButton) return undefined;
      return event.shiftKey ? -1 : 1;
    case 'Enter':
      return onButton ? undefined : 1;
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
      return 1;
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
      return -1;
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    default:
      return undefined;
  }
}

/** Escape leaves the whole screen before the page hears of it; it means the presentation, too. */
function useLeaveWithFullScreen(leave: () => void): void {
  useEffect(() => {
    let was = document.fullscreenElement !== null;
    const onChange = (): void => {
      const is = document.fullscreenElement !== null;
      if (was && !is) leave();
      was = is;
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      document.removeEventListener('fullscreenchange', onChange);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- only the first one counts
  }, []);
  useEffect(
    () => () => {
      if (document.fullscreenElement !== null) {
        void document.exitFullscreen().catch(() => undefined);
      }
    },
    [],
  );
}

/** The canvas with the failures on it, as an image: whatever a name holds, it runs nothing. */
function SlidePicture({ told, title }: { told: ToldSlide; title: string }): ReactElement {
  const index = useTopologyIndex();
  const theme = useTheme();
  const { language, say } = useText();
  const picture = useMemo(
    () => canvasPicture(index, { theme, language, played: told }),
    [index, theme, language, told],
  );
  const address = useMemo(
    () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`,
    [picture],
  );
  return (
    <div className={styles['picture']}>
      <img src={address} alt={`${title}. ${say(told.report.sentence)}`} />
    </div>
  );
}

/** So many sides of a partition are told. */
const mostSides = 3;

function SlideVerdict({ told }: { told: ToldSlide }): ReactElement {
  const { t } = useTranslation('presentation');
  const { say } = useText();
  const { report, times } = told;
  const [only] = report.sides;
  const sides = report.sides.slice(0, mostSides);
  return (
    <div className={styles['verdict']} data-api={report.api}>
      {report.sides.length > 1 ? (
        sides.map(({ state, sentence }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- sides have no identity but their place
          <p key={at}>
            <SeverityIcon
              severity={severityOfState[state.api]}
              size={28}
              label={t(`state.${state.api}`)}
            />
            <span>{say(sentence)}</span>
          </p>
        ))
      ) : (
        <p>
          <SeverityIcon
            severity={severityOfState[only?.state.api ?? report.api]}
            size={28}
            label={t(`state.${report.api}`)}
          />
          <span>{say(report.sentence)}</span>
        </p>
      )}
      {times.length > 0 && (
        <ul className={styles['times']} aria-label={t('times')}>
          {times.map((time) => (
            <li key={say(time)}>{say(time)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
