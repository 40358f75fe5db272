import { CircleDashed, PencilRuler } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiagramTheme } from '../../platform/mermaid-renderer.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './diagram.module.css';
import { countBoxes, mostDrawnUnasked } from './diagram-text.ts';
import { PictureView } from './picture-view.tsx';
import { usePicture } from './use-picture.ts';

export interface LivePictureProps {
  readonly text: string;
  readonly theme: DiagramTheme;
  /** The view's title. */
  readonly title: string;
}

/**
 * The picture of a text. The last one that could be drawn stays until the next is there; a large
 * diagram is drawn only when asked for.
 */
export function LivePicture({ text, theme, title }: LivePictureProps): ReactNode {
  const { t } = useTranslation('diagram');
  const { say } = useText();
  const boxes = countBoxes(text);
  const [wanted, setWanted] = useState<string | null>(null);
  const waits = boxes > mostDrawnUnasked && wanted !== text;
  const { picture, drawing, error } = usePicture(
    boxes === 0 || waits ? null : { title, text, theme },
  );

  if (boxes === 0) {
    return <EmptyState icon={CircleDashed} title={t('nothing')} text={t('nothingText')} />;
  }
  const ask = (
    <Button variant="primary" size="s" icon={PencilRuler} onClick={() => setWanted(text)}>
      {t('draw')}
    </Button>
  );
  if (picture === null && waits) {
    return <EmptyState title={t('large', { count: boxes })} text={t('largeText')} actions={ask} />;
  }
  return (
    <div className={styles['live']}>
      {picture === null ? (
        error === null && (
          <div className={styles['waiting']}>
            <Spinner label={t('drawing')} showLabel />
          </div>
        )
      ) : (
        <PictureView picture={picture} />
      )}
      {error !== null && (
        <div className={styles['banner']} role="alert">
          <SeverityIcon severity="error" />
          <p>
            <strong>{t('failed')}</strong> {t(picture === null ? 'failedText' : 'failedOld')}
            <span className={styles['cause']}>{say(error)}</span>
          </p>
        </div>
      )}
      {waits && picture !== null && (
        <div className={styles['banner']}>
          <SeverityIcon severity="info" />
          <p>{t('outdated', { count: boxes })}</p>
          {ask}
        </div>
      )}
      {drawing && picture !== null && (
        <span className={styles['busy']}>
          <Spinner label={t('drawing')} size={14} />
        </span>
      )}
    </div>
  );
}
