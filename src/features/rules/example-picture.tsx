/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard */
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../core/model/message.ts';
import { drawDiagramImage, type DiagramImage } from '../../platform/diagram-image.ts';
import { useTheme } from '../../platform/react/theme.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './rules.module.css';

export interface ExamplePictureProps {
  readonly heading: string;
  /** Name of the test case. */
  readonly name: string;
  readonly mermaid: string;
}

/** A design of a rule's test table, drawn when its page is shown. */
export function ExamplePicture({ heading, name, mermaid }: ExamplePictureProps): ReactNode {
  const { t } = useTranslation('rules');
  const { say } = useText();
  const { image, error } = useDrawn(mermaid);
  return (
    <section className={styles['picture']} aria-label={t('region', { heading })} tabIndex={0}>
      {error !== null && <p role="alert">{say(error)}</p>}
      {image === null && error === null && <Spinner label={t('drawing')} showLabel />}
      {image !== null && (
        <img
          src={image.url}
          alt={t('picture', { heading, name })}
          width={Math.round(image.size.width)}
          height={Math.round(image.size.height)}
        />
      )}
    </section>
  );
}

interface Drawn {
  readonly image: DiagramImage | null;
  readonly error: Message | null;
}

function useDrawn(text: string): Drawn {
  const theme = useTheme();
  const [drawn, setDrawn] = useState<Drawn>({ image: null, error: null });
  useEffect(() => {
    let url: string | null = null;
    let wanted = true;
    void drawDiagramImage(text, theme).then((result) => {
      if (!result.ok) {
        if (wanted) setDrawn({ image: null, error: result.error });
      } else if (wanted) {
        ({ url } = result.image);
        setDrawn({ image: result.image, error: null });
      } else {
        URL.revokeObjectURL(result.image.url);
      }
    });
    return () => {
      wanted = false;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [text, theme]);
  return drawn;
}
